// SPDX-License-Identifier: EUPL-1.2
// The HTML report in a real browser: accessible, self-contained, readable from 320 px, in both themes.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { debordements, fermer, lancer, ouvrir_fichier, ouvrir_les_plis, violations_d_axe } from './navigateur.mjs'
import { atelier, noms, rapport } from './rapports.mjs'

before(lancer)
after(fermer)

function ouvrir(nom, largeur, theme) {
  const fichier = join(atelier, `${nom}-lu.html`)
  writeFileSync(fichier, rapport('html', nom))
  return ouvrir_fichier(fichier, largeur, theme)
}

// Nine hundred requests are three shapes repeated: axe would read for minutes what it has read.
const noms_pour_axe = noms.filter((nom) => nom !== 'stock')

for (const nom of noms_pour_axe) {
  for (const theme of ['light', 'dark']) {
    for (const largeur of [320, 1280]) {
      test(`HTML ${nom}, ${theme}, ${largeur} px : axe à zéro, sans défilement latéral ni plainte`, async () => {
        const { page, plaintes } = await ouvrir(nom, largeur, theme)
        await ouvrir_les_plis(page)
        assert.deepEqual(await violations_d_axe(page), [])
        assert.deepEqual(await debordements(page), [])
        assert.deepEqual(plaintes, [])
        await page.close()
      })
    }
  }
}

for (const nom of noms) {
  test(`HTML ${nom} : un seul titre principal, des identifiants uniques, des liens qui arrivent, rien n’est exécuté`, async () => {
    const { page, plaintes } = await ouvrir(nom, 1280, 'light')
    assert.equal(await page.getAttribute('html', 'lang'), 'fr')
    const titre = await page.textContent('h1')
    assert.match(titre, /demande/)
    assert.equal(await page.title(), `${titre} – Rapport Quitus`)
    assert.equal(await page.locator('h1').count(), 1)
    for (const interdit of ['script', 'img', 'iframe', 'link', '[style]', '[aria-label][title]', 'td[rowspan]', 'main b'])
      assert.equal(await page.locator(interdit).count(), 0, interdit)
    const defauts = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map((e) => e.id)
      const doubles = ids.filter((id, i) => ids.indexOf(id) !== i)
      const perdus = [...document.links].filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1))))
      return [...doubles, ...perdus.map((a) => a.href)]
    })
    assert.deepEqual(defauts, [])
    assert.deepEqual(plaintes, [])
    await page.close()
  })
}

test('HTML : au clavier, le lien d’évitement vient d’abord, se voit et mène au contenu', async () => {
  const { page } = await ouvrir('trois', 1280, 'light')
  await page.keyboard.press('Tab')
  const lien = page.locator(':focus')
  assert.equal(await lien.getAttribute('href'), '#contenu')
  assert.ok((await lien.boundingBox()).x >= 0)
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'contenu')
  await page.close()
})

test('HTML : au clavier, chaque arrêt suit l’ordre de la page et porte les deux couleurs du repère', async () => {
  const { page } = await ouvrir('trois', 1280, 'dark')
  const arrets = []
  for (;;) {
    await page.keyboard.press('Tab')
    const arret = await page.evaluate(() => {
      const element = document.activeElement
      const { outlineStyle, outlineColor, boxShadow } = getComputedStyle(element)
      const rang = [...document.querySelectorAll('a, summary')].indexOf(element)
      return { rang, anneau: `${outlineStyle} ${outlineColor} ${boxShadow}` }
    })
    if (arret.rang < 0 || arrets.some((vu) => vu.rang === arret.rang)) break
    arrets.push(arret)
  }
  assert.deepEqual(arrets.map((arret) => arret.rang), [0, 1, 2, 3])
  for (const { anneau } of arrets)
    assert.equal(anneau, 'solid rgb(22, 32, 43) rgb(255, 197, 61) 0px 0px 0px 7px')
  await page.close()
})

test('HTML : sur un écran étroit, chaque valeur dit ce qu’elle est, et le tableau reste un tableau', async () => {
  const { page } = await ouvrir('trois', 320, 'light')
  const cellule = page.locator('td[data-titre="Où"]').first()
  // Browsers write the two parts of the content apart or joined: only what is read counts.
  const etiquette = await cellule.evaluate((e) => getComputedStyle(e, '::before').content)
  assert.equal(etiquette.replaceAll(/" "|"/g, ''), 'Où\u00a0: ')
  assert.equal(await cellule.evaluate((e) => getComputedStyle(e).display), 'block')
  assert.ok(await page.getByRole('table', { name: '3 demandes jugées' }).count())
  assert.ok(await page.getByRole('rowheader', { name: 'MNT-007' }).count())
  assert.ok(await page.getByRole('columnheader', { name: 'Constat', exact: true }).count())
  await page.close()
})

test('HTML : imprimé, ce qui était plié se lit et la page est claire', async () => {
  const { page } = await ouvrir('recevable', 1280, 'dark')
  const montants = page.locator('details table').first()
  assert.equal(await montants.isVisible(), false)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  assert.equal(await montants.isVisible(), true)
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)')
  assert.equal(await page.locator('.evitement').isVisible(), false)
  await page.close()
})

test('HTML : sans style, tout se lit encore dans l’ordre', async () => {
  const { page } = await ouvrir('trois', 1280, 'light')
  await page.evaluate(() => document.querySelector('style').remove())
  const texte = await page.innerText('main')
  const reperes = ['recevable', 'Synthèse', 'Demandes à regarder', 'MNT-007', 'Correction', 'Montants', 'CAL-010', 'Demande recevable']
  const places = reperes.map((repere, i) => texte.indexOf(repere, i ? texte.indexOf(reperes[i - 1]) : 0))
  assert.ok(places.every((place, i) => place >= 0 && (i === 0 || place >= places[i - 1])), String(places))
  await page.close()
})
