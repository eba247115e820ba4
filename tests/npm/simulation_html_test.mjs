// SPDX-License-Identifier: EUPL-1.2
// The simulation as a page, in a real browser: accessible, self-contained, readable from 320 px, in both themes; its
// plots stay in their frame and no two words of them overlap.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { debordements, fermer, lancer, ouvrir_fichier, ouvrir_les_plis, violations_d_axe } from './navigateur.mjs'

const racine = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const quitus = process.env.QUITUS ?? join(racine, 'build/release/bin/quitus')
const atelier = mkdtempSync(join(tmpdir(), 'quitus-simulation-'))

function lance(...options) {
  const run = spawnSync(quitus, options, { cwd: racine, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.error) throw run.error
  if (run.status !== 0) throw new Error(`${options.join(' ')} : code ${run.status}\n${run.stderr}`)
  return run.stdout
}

// The lines of a defect may be no JSON: only a stock without any is changed.
function stock(nom, demandes, graine, defauts, change) {
  const fichier = join(atelier, `${nom}.ndjson`)
  const texte = lance('generate', '--demandes', String(demandes), '--graine', String(graine), ...defauts)
  const change_ligne = (ligne) => `${JSON.stringify(change(JSON.parse(ligne)))}\n`
  writeFileSync(fichier, change ? texte.trimEnd().split('\n').map(change_ligne).join('') : texte)
  return fichier
}

// Names as long as the format allows, some without a space to break at, and one that tries to get out of its place.
const noms_longs = ['Établissements réunis de la Santé numérique '.repeat(5).slice(0, 199), 'x'.repeat(200),
  '</bdi></td><script>alert(1)</script>\u202e"\'&']
function aux_noms_longs(demande) {
  const rang = Number(demande.fournisseur.siren.slice(-3)) % noms_longs.length
  demande.fournisseur.raison_sociale = noms_longs[rang]
  return demande
}

const avec_defauts = ['--defauts', '0.2', '--verites', join(atelier, 'verites.csv')]
const ordinaire = stock('ordinaire', 240, 20230920, [])
const change = (...paires) => paires.flatMap((paire) => ['--set', paire])
const cas = {
  rien_ne_bouge: ['examples/depot', ...change('plafonds.BIO_SGL.ttc_max=50000.00')],
  exemples: ['examples', ...change('calendrier.HOP_PFI.cloture=2023-10-01T14:00:00', 'plafonds.BIO_SGL.ttc_max=28000.00')],
  un_plafond: [ordinaire, ...change('plafonds.PHA_LGO.ht_max=100.00')],
  beaucoup: [ordinaire, ...change('financement.taux_avance=40.00', 'calendrier.MDV_LGC.avance=2022-09-01T14:00:00',
    'calendrier.BIO_SGL.avance=2022-06-01T14:00:00', 'montants.tolerance_tva=0.05')],
  defauts: [stock('defauts', 240, 7, avec_defauts), ...change('plafonds.HOP_DPI.ht_max=1000.00',
    'calendrier.RAD_RIS.avance=2022-06-01T14:00:00', 'montants.tolerance_tva=100000.00')],
  longs: [stock('longs', 60, 3, [], aux_noms_longs), ...change('financement.taux_avance=100.00', 'plafonds.BIO_SGL.ht_max=1.00')],
}
const noms = Object.keys(cas)
for (const nom of noms)
  writeFileSync(join(atelier, `${nom}.html`), lance('simulate', ...cas[nom], '--format', 'html'))

before(lancer)
after(fermer)

async function ouvrir(nom, largeur, theme) {
  const ouverte = await ouvrir_fichier(join(atelier, `${nom}.html`), largeur, theme)
  await ouvrir_les_plis(ouverte.page)
  return ouverte
}

for (const nom of noms) {
  for (const theme of ['light', 'dark']) {
    for (const largeur of [320, 1280]) {
      test(`simulation ${nom}, ${theme}, ${largeur} px : axe à zéro, sans défilement latéral ni plainte`, async () => {
        const { page, plaintes } = await ouvrir(nom, largeur, theme)
        // PHOTOS=FOLDER keeps what is seen, for whoever wants to look.
        if (process.env.PHOTOS)
          await page.screenshot({ path: join(process.env.PHOTOS, `${nom}-${largeur}-${theme}.png`), fullPage: true })
        assert.deepEqual(await violations_d_axe(page), [])
        assert.deepEqual(await debordements(page), [])
        assert.deepEqual(await schemas_mal_lisibles(page), [])
        assert.deepEqual(plaintes, [])
        await page.close()
      })
    }
  }
}

// Words of the plots that leave the frame of the page or cover each other, badges that touch, bars that cannot be seen
// beside the line of zero or stand on its wrong side.
async function schemas_mal_lisibles(page) {
  return [...await page.evaluate(mots_mal_places), ...await page.evaluate(barres_mal_placees),
    ...await page.evaluate(badges_qui_se_touchent)]
}

function mots_mal_places() {
  return [...document.querySelectorAll('.figure')].flatMap((figure) => {
    const mots = [...figure.querySelectorAll('text')].map((e) => ({ mot: e.textContent, cadre: e.getBoundingClientRect() }))
    const sortis = mots.filter(({ cadre }) => cadre.left < 0 || cadre.right > innerWidth).map(({ mot }) => `${mot} sort du cadre`)
    const couverts = mots.flatMap((un, i) => mots.slice(i + 1)
      .filter((autre) => un.cadre.left < autre.cadre.right && autre.cadre.left < un.cadre.right
        && un.cadre.top + 2 < autre.cadre.bottom && autre.cadre.top + 2 < un.cadre.bottom)
      .map((autre) => `${un.mot} couvre ${autre.mot}`))
    return [...sortis, ...couverts]
  })
}

function barres_mal_placees() {
  return [...document.querySelectorAll('.figure:has(.axe) rect')].filter((rect) => {
    const zero = rect.nextElementSibling.getBoundingClientRect().left
    const { left, right } = rect.getBoundingClientRect()
    return rect.matches('.succes') ? left < zero - 2 || right < zero + 3 : right > zero + 2 || left > zero - 3
  }).map((rect) => `barre de ${rect.previousElementSibling.textContent}`)
}

function badges_qui_se_touchent() {
  return [...document.querySelectorAll('.passage .badge')].filter((badge) => {
    const un = badge.parentElement.parentElement.querySelector('.badge').getBoundingClientRect()
    const autre = badge.getBoundingClientRect()
    return un.left < autre.right && autre.left < un.right && autre.top < un.bottom + 2
  }).map((badge) => badge.parentElement.parentElement.textContent)
}

for (const nom of noms) {
  test(`simulation ${nom} : un titre principal, des identifiants uniques, rien n’est exécuté, chaque schéma a son tableau`, async () => {
    const { page, plaintes } = await ouvrir(nom, 1280, 'light')
    assert.equal(await page.getAttribute('html', 'lang'), 'fr')
    assert.equal(await page.locator('h1').count(), 1)
    assert.equal(await page.title(), `${await page.textContent('h1')} – Simulation Quitus`)
    for (const interdit of ['script', 'img', 'iframe', 'link', '[style]', '[aria-label][title]', 'td[rowspan]', 'main b'])
      assert.equal(await page.locator(interdit).count(), 0, interdit)
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((e) => e.id))
    assert.equal(new Set(ids).size, ids.length)
    for (const figure of await page.locator('figure').all()) {
      assert.ok(await figure.locator('svg[role=img] > title').count())
      assert.ok(await figure.evaluate((e) => e.nextElementSibling.querySelector('table') !== null))
    }
    assert.deepEqual(plaintes, [])
    await page.close()
  })
}

test('simulation : ce qui est dit en HTML est ce que dit le JSON', async () => {
  const { transitions, demandes } = JSON.parse(lance('simulate', ...cas.exemples, '--format', 'json'))
  const { page } = await ouvrir('exemples', 1280, 'light')
  const passages = page.getByRole('table', { name: 'Passages d’un verdict à un autre' }).locator('tbody tr')
  const nombres = await passages.evaluateAll((rangs) => rangs.map((e) => Number(e.querySelector('.nombre').textContent)))
  assert.deepEqual(nombres, transitions.map(({ nombre }) => nombre))
  assert.equal(await page.locator('table.demandes tbody tr').count(), demandes.length)
  await page.close()
})

test('simulation : sur un écran étroit, chaque valeur dit ce qu’elle est', async () => {
  const { page } = await ouvrir('un_plafond', 320, 'light')
  const cellule = page.locator('table.parametres td[data-titre="Après"]')
  const etiquette = await cellule.evaluate((e) => getComputedStyle(e, '::before').content)
  assert.equal(etiquette.replaceAll(/" "|"/g, ''), 'Après\u00a0: ')
  assert.ok(await page.getByRole('rowheader', { name: 'plafonds.PHA_LGO.ht_max' }).count())
  await page.close()
})

test('simulation : au clavier, le lien d’évitement vient d’abord et mène au contenu', async () => {
  const { page } = await ouvrir('exemples', 1280, 'dark')
  await page.keyboard.press('Tab')
  assert.equal(await page.locator(':focus').getAttribute('href'), '#contenu')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'contenu')
  await page.close()
})

test('simulation : imprimée, ce qui était plié se lit et la page est claire', async () => {
  const { page } = await ouvrir_fichier(join(atelier, 'exemples.html'), 1280, 'dark')
  const nombres = page.locator('details:not([open]) table').first()
  assert.equal(await nombres.isVisible(), false)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  assert.equal(await nombres.isVisible(), true)
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)')
  await page.close()
})

test('simulation : le mot « alert » d’un nom hostile se lit comme un nom', async () => {
  assert.ok(!readFileSync(join(atelier, 'longs.html'), 'utf8').includes('<script'))
  const { page } = await ouvrir('longs', 1280, 'light')
  assert.match(await page.textContent('main'), /<script>alert\(1\)<\/script>/)
  await page.close()
})
