// SPDX-License-Identifier: EUPL-1.2
// The HTML report in a real browser: accessible, self-contained, readable from 320 px, in both themes.
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { atelier, cas, rapport } from './rapports.mjs'

const axe = createRequire(import.meta.url).resolve('axe-core')
const regles_axe = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'],
  rules: Object.fromEntries([
    ...['p-as-heading', 'table-fake-caption', 'td-has-header', 'focus-order-semantics', 'css-orientation-lock']
      .map((regle) => [regle, { enabled: true }]),
    ['hidden-content', { enabled: false }],
  ]),
}

let navigateur
before(async () => {
  navigateur = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'quitus-chromium-')), {
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
})
after(() => navigateur.close())

async function ouvrir(nom, largeur, theme) {
  const fichier = join(atelier, `${nom}.html`)
  writeFileSync(fichier, rapport('html', cas[nom]))
  const page = await navigateur.newPage()
  const plaintes = []
  page.on('console', (message) => plaintes.push(message.text()))
  page.on('pageerror', (erreur) => plaintes.push(String(erreur)))
  page.on('request', (requete) => { if (!requete.url().startsWith('file:')) plaintes.push(`demande ${requete.url()}`) })
  page.on('dialog', (dialogue) => { plaintes.push('dialogue'); return dialogue.dismiss() })
  await page.setViewportSize({ width: largeur, height: 900 })
  await page.emulateMedia({ colorScheme: theme })
  await page.goto(`file://${fichier}`)
  return { page, plaintes }
}

for (const nom of Object.keys(cas)) {
  for (const theme of ['light', 'dark']) {
    for (const largeur of [320, 1280]) {
      test(`HTML ${nom}, ${theme}, ${largeur} px : axe à zéro, sans défilement latéral ni plainte`, async () => {
        const { page, plaintes } = await ouvrir(nom, largeur, theme)
        await page.addScriptTag({ path: axe })
        const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), regles_axe)
        assert.deepEqual(violations.map((v) => `${v.id} : ${v.nodes.map((n) => n.target).join(' ')}`), [])
        const [contenu, vue] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
        assert.ok(contenu <= vue, `${contenu} px de large pour ${vue}`)
        assert.deepEqual(plaintes, [])
        await page.close()
      })
    }
  }
}

test('HTML : le titre répond, la langue est dite, rien n’est exécuté', async () => {
  const { page } = await ouvrir('hostile', 1280, 'light')
  assert.equal(await page.getAttribute('html', 'lang'), 'fr')
  assert.match(await page.textContent('h1'), /recevable|demande/i)
  assert.equal(await page.locator('script').count(), 0)
  assert.equal(await page.locator('[aria-label][title]').count(), 0)
  assert.equal(await page.locator('img').count(), 0)
  await page.close()
})

test('HTML : au clavier, le lien d’évitement vient d’abord et mène au contenu', async () => {
  const { page } = await ouvrir('fautes', 1280, 'light')
  await page.keyboard.press('Tab')
  const cible = await page.evaluate(() => document.activeElement.getAttribute('href'))
  assert.ok(cible?.startsWith('#'), `premier arrêt : ${cible}`)
  assert.equal(await page.locator(cible).count(), 1)
  await page.close()
})
