// SPDX-License-Identifier: EUPL-1.2
// A page of Quitus in a real browser: what it asks of the network, what axe says of it, what passes its edge.
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

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

export async function lancer() {
  navigateur = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'quitus-chromium-')), {
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

export function fermer() {
  return navigateur.close()
}

export async function ouvrir_fichier(fichier, largeur, theme) {
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

// What is folded is read too: every fold is opened first.
export async function ouvrir_les_plis(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((pli) => { pli.open = true }))
}

export async function violations_d_axe(page) {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), regles_axe)
  return violations.map((v) => `${v.id} : ${v.nodes.map((n) => n.target).join(' ')}`)
}

// Elements that pass the edge of the window, when the page scrolls sideways.
export function debordements(page) {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth ? []
    : [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth)
      .map((e) => e.outerHTML.slice(0, 80)))
}
