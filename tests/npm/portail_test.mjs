// SPDX-License-Identifier: EUPL-1.2
// The portal of the demonstration in a real browser: every page accessible, in both themes, from 320 px; the story of a
// demande from its deposit to its payment, with the keyboard only and without script.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { debordements, ouvrir_les_plis, violations_d_axe } from './navigateur.mjs'

const racine = join(import.meta.dirname, '../..')
const quitus = process.env.QUITUS ?? join(racine, 'build/release/bin/quitus')
const captures = process.env.CAPTURES // a folder: what is seen is kept there
const atelier = mkdtempSync(join(tmpdir(), 'quitus-portail-'))
const mot_de_passe = 'une phrase pour essayer'
const comptes = {
  alice: 'alice@un.exemple', basile: 'basile@deux.exemple', chloe: 'chloe@trois.exemple', denis: 'denis@quatre.exemple',
  gaston: 'gaston@payeur.exemple', ada: 'ada@payeur.exemple',
}
const fournisseurs = ['alice', 'basile', 'chloe', 'denis']

let serveur, site, navigateur
const sessions = {}

before(async () => {
  serveur = spawn(quitus, ['serve', '--demo', '--horloge', '2023-09-12T10:00:00', '--listen', '127.0.0.1:0',
    '--database', `sqlite:${join(atelier, 'quitus.db')}`], { stdio: ['ignore', 'pipe', 'ignore'] })
  site = await new Promise((ouvert, echec) => {
    let dit = ''
    serveur.stdout.on('data', (octets) => {
      dit += octets
      const adresse = /http:\/\/[\d.:]+/.exec(dit)
      if (adresse) ouvert(adresse[0])
    })
    serveur.on('exit', (code) => echec(new Error(`quitus serve s’est arrêté : ${code}`)))
  })
  navigateur = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  if (captures) mkdirSync(captures, { recursive: true })
})

after(async () => {
  await navigateur?.close()
  const fini = new Promise((resolue) => serveur.on('exit', resolue))
  serveur.kill('SIGTERM')
  await fini
  rmSync(atelier, { recursive: true })
})

// A browser of that person. axe is written into the page, which the policy of the portal would refuse.
async function ouvrir(qui, options = {}) {
  const contexte = await navigateur.newContext({ bypassCSP: true, ...options })
  const page = await contexte.newPage()
  const plaintes = []
  page.on('console', (message) => { if (message.type() === 'error') plaintes.push(message.text()) })
  page.on('pageerror', (erreur) => plaintes.push(String(erreur)))
  page.on('request', (requete) => { if (!requete.url().startsWith(site)) plaintes.push(`demande ${requete.url()}`) })
  if (qui) {
    if (!sessions[qui]) {
      await page.goto(`${site}/connexion`)
      await page.fill('#courriel', comptes[qui])
      await page.fill('#mot_de_passe', mot_de_passe)
      await page.getByRole('button', { name: 'Se connecter' }).click()
      sessions[qui] = await contexte.cookies()
    }
    await contexte.addCookies(sessions[qui])
  }
  return { page, plaintes, contexte }
}

// The first demande in that statut that the person sees; nothing when there is none.
async function premiere(qui, statut) {
  const { page, contexte } = await ouvrir(qui)
  await page.goto(`${site}/demandes?statut=${statut}`)
  const liens = page.locator('tbody th a[href^="/demandes/"]')
  const numero = await liens.count() ? await liens.first().textContent() : undefined
  await contexte.close()
  return numero
}

// Pages by person; `{statut}` is the first demande in that statut. A « fournisseur » is the first that has one.
const pages = {
  personne: ['/', '/connexion', '/accessibilite', '/plan', '/nulle-part'],
  alice: ['/tableau-de-bord', '/demandes', '/demandes?statut=validee&dispositif=BIO_SGL', '/demandes?depuis=hier',
    '/simuler', '/deposer', '/incompletes', '/demandes/{decidee_et_payee}', '/demandes/{deposee}/accuse',
    '/demandes/{incomplete}/completer', '/demandes/{incomplete}/abandonner'],
  fournisseur: ['/demandes/{a_modifier}', '/demandes/{a_modifier}/corriger', '/demandes/{rejetee}'],
  gaston: ['/instruction', '/instruction?onglet=clos', '/instruction/{en_instruction}',
    '/instruction/{en_instruction}/decision?action=rejeter',
    '/instruction/{en_instruction}/decision?action=demander_modification'],
  ada: ['/paiements', '/grand-livre', '/comptes', '/comptes/C-0001/desactiver', '/journal', '/courriels', '/horloge',
    '/instruction/{validee}/decision?action=payer'],
}

// Who opens the page, and its path.
async function visite_de(qui, motif) {
  const statut = /\{(\w+)\}/.exec(motif)
  if (!statut) return [qui, motif]
  for (const un of qui === 'fournisseur' ? fournisseurs : [qui]) {
    const numero = await premiere(un, statut[1])
    if (numero) return [un, motif.replace(statut[0], numero)]
  }
  return assert.fail(`personne n’a de demande « ${statut[1]} »`)
}

async function montrer(page, theme, largeur) {
  await page.setViewportSize({ width: largeur, height: 900 })
  await page.emulateMedia({ colorScheme: theme })
}

async function photographier(page, motif) {
  const nom = motif.replaceAll(/[^a-z_]+/g, '-').replaceAll(/^-|-$/g, '')
  await montrer(page, 'dark', 320)
  await page.screenshot({ path: join(captures, `${nom}-sombre-320.png`) })
  await montrer(page, 'light', 1280)
  await page.screenshot({ path: join(captures, `${nom}-clair-1280.png`) })
}

async function regarder(page, nom) {
  assert.deepEqual(await violations_d_axe(page), [], nom)
  assert.deepEqual(await debordements(page), [], nom)
  assert.equal(await page.locator('h1').count(), 1, nom)
  assert.equal(await page.locator('[aria-label][title]').count(), 0, nom)
}

for (const [qui, motifs] of Object.entries(pages)) {
  for (const motif of motifs) {
    test(`${qui} ${motif} : axe à zéro, sans défilement latéral, en deux thèmes et deux largeurs`, async () => {
      const [personne, chemin] = await visite_de(qui === 'personne' ? null : qui, motif)
      const { page, plaintes, contexte } = await ouvrir(personne)
      await page.goto(site + chemin)
      if (captures) await photographier(page, `${qui}-${motif}`)
      await ouvrir_les_plis(page)
      for (const theme of ['light', 'dark']) {
        for (const largeur of [1280, 320]) {
          await montrer(page, theme, largeur)
          await regarder(page, `${theme} ${largeur}`)
        }
      }
      // The two pages in error say 404 and 422: the console tells it, and nothing else.
      assert.deepEqual(plaintes.filter((plainte) => !/status of (404|422)/.test(plainte)), [])
      await contexte.close()
    })
  }
}

// Goes from stop to stop with Tab until the element has the focus; a person would see each of them.
async function aller_a(page, cible) {
  const rang = await cible.evaluate((element) => { element.dataset.but = 'oui'; return element.id })
  for (let pas = 0; pas < 400; ++pas) {
    if (await page.locator(':focus[data-but]').count()) {
      await cible.evaluate((element) => { delete element.dataset.but })
      return
    }
    await page.keyboard.press('Tab')
  }
  assert.fail(`le clavier n’atteint pas « ${rang} »`)
}

async function presser(page, role, nom, touche = 'Enter') {
  const cible = page.getByRole(role, { name: nom }).first()
  await aller_a(page, cible)
  const arrivee = page.waitForNavigation()
  await page.keyboard.press(touche)
  await arrivee
}

async function ecrire(page, champ, texte) {
  await aller_a(page, page.locator(champ))
  await page.keyboard.type(texte)
}

async function entrer(qui) {
  const { page, contexte } = await ouvrir(null, { javaScriptEnabled: false })
  await page.goto(`${site}/connexion`)
  await ecrire(page, '#courriel', comptes[qui])
  await ecrire(page, '#mot_de_passe', mot_de_passe)
  await presser(page, 'button', 'Se connecter')
  return { page, contexte }
}

async function decider(page, numero, action, bouton = 'Confirmer la décision') {
  await page.goto(`${site}/instruction/${numero}`)
  await presser(page, 'link', new RegExp(`^${action} la demande`))
  if (bouton) await presser(page, 'button', bouton)
}

test('au clavier et sans script : dépôt, correction, instruction, paiement', async () => {
  const json = join(racine, 'examples/portail/solde.json')
  const zip = join(racine, 'examples/portail/solde.zip')
  const alice = await entrer('alice')
  await presser(alice.page, 'link', 'Déposer')
  await alice.page.setInputFiles('#demande', json)
  await alice.page.setInputFiles('#pieces', zip)
  await presser(alice.page, 'button', 'Vérifier avant de déposer')
  assert.match(await alice.page.textContent('h1'), /Faut-il déposer/)
  await presser(alice.page, 'button', 'Confirmer le dépôt')
  assert.match(await alice.page.textContent('h1'), /est bien déposée/)
  const [numero] = /SGN-\d{4}-\d{6}/.exec(await alice.page.textContent('h1'))

  const gaston = await entrer('gaston')
  await decider(gaston.page, numero, 'Prendre en charge')
  await decider(gaston.page, numero, 'Demander une modification', null)
  await aller_a(gaston.page, gaston.page.locator('#motif_0_retenu'))
  await gaston.page.keyboard.press('Space')
  await ecrire(gaston.page, '#motif_0_constat', 'La référence ne correspond pas au bon de commande.')
  await presser(gaston.page, 'button', 'Voir l’effet avant de confirmer')
  assert.match(await gaston.page.textContent('.lettre'), /La référence ne correspond pas/)
  await presser(gaston.page, 'button', 'Confirmer la décision')
  assert.match(await gaston.page.textContent('[role=status]'), /demandée au Fournisseur/)

  const demande = JSON.parse(readFileSync(json, 'utf8'))
  demande.references = { ...demande.references, reference_fournisseur: 'REF-CORRIGEE' }
  const corrigee = join(atelier, 'corrigee.json')
  writeFileSync(corrigee, JSON.stringify(demande))
  await alice.page.goto(`${site}/demandes/${numero}`)
  await presser(alice.page, 'link', /^Redéposer/)
  await presser(alice.page, 'button', 'Vérifier la correction')
  assert.match(await alice.page.title(), /^Erreur/)
  await aller_a(alice.page, alice.page.locator('#point_0'))
  await alice.page.keyboard.press('Space')
  await alice.page.setInputFiles('#demande', corrigee)
  await alice.page.setInputFiles('#pieces', zip)
  await presser(alice.page, 'button', 'Vérifier la correction')
  assert.match(await alice.page.textContent('main'), /REF-CORRIGEE/)
  await presser(alice.page, 'button', 'Déposer la correction')
  assert.match(await alice.page.textContent('[role=status]'), /La correction est déposée/)

  await decider(gaston.page, numero, 'Prendre en charge')
  await decider(gaston.page, numero, 'Valider')
  const ada = await entrer('ada')
  await decider(ada.page, numero, 'Payer')
  assert.match(await ada.page.textContent('[role=status]'), /décidée et payée/)
  await alice.page.goto(`${site}/demandes/${numero}`)
  assert.match(await alice.page.textContent('.parcours [aria-current]'), /Décidée et payée/)
  for (const { contexte } of [alice, gaston, ada]) await contexte.close()
})

test('au clavier, chaque arrêt porte les deux couleurs du repère', async () => {
  const { page, contexte } = await ouvrir('alice')
  await page.goto(`${site}/demandes`)
  for (let pas = 0; pas < 12; ++pas) {
    await page.keyboard.press('Tab')
    const anneau = await page.evaluate(() => {
      const { outlineStyle, outlineColor, boxShadow } = getComputedStyle(document.activeElement)
      return `${outlineStyle} ${outlineColor} ${boxShadow}`
    })
    assert.equal(anneau, 'solid rgb(22, 32, 43) rgb(255, 197, 61) 0px 0px 0px 7px')
  }
  await contexte.close()
})

test('avec le script, un dépôt sans fichier montre ses erreurs et y met le repère', async () => {
  const { page, contexte } = await ouvrir('alice')
  await page.goto(`${site}/deposer`)
  await page.getByRole('button', { name: 'Vérifier avant de déposer' }).click()
  await page.locator('#erreurs').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'erreurs')
  assert.match(await page.title(), /^Erreur/)
  await regarder(page, 'dépôt en erreur')
  await contexte.close()
})
