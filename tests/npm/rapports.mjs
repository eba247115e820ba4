// SPDX-License-Identifier: EUPL-1.2
// Reports to read: those that the program as delivered writes about real requests, and those that the sample program
// of tests/rapports writes about requests judged by hand (hostile, long, many, a tool that failed).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const racine = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const quitus = process.env.QUITUS ?? join(racine, 'build/release/bin/quitus')
export const atelier = mkdtempSync(join(tmpdir(), 'quitus-npm-'))

// What people deposit, well and badly: the examples, and texts that try to get out of their place.
const cas = {
  depot: ['examples/depot'],
  erreurs: ['examples/erreurs'],
  illisible: [join(atelier, 'hostile.json'), join(atelier, 'rompu.json')],
}
writeFileSync(join(atelier, 'hostile.json'), JSON.stringify({
  format: 'quitus.demande', version: '1.0', type_demande: 'avance',
  identifiant_envoi: '</script><img src=x onerror=alert(1)>',
  fournisseur: { raison_sociale: '"><b>\u202e\u0007 & \'', inconnu: ']]>' }, '<membre>': 1,
}))
writeFileSync(join(atelier, 'rompu.json'), '{"format": ')

const echantillons = ['trois', 'vide', 'recevable', 'hostile', 'long', 'incident', 'stock']
ecrit_les_echantillons()

function ecrit_les_echantillons() {
  let programme = process.env.EXEMPLE_RAPPORTS
  if (!programme) {
    lance(join(racine, 'tools/compile'), ['release', 'exemple_rapports'])
    programme = join(racine, 'build/release/bin/exemple_rapports')
  }
  lance(programme, [atelier])
}

function lance(programme, arguments_, code_max = 0) {
  const run = spawnSync(programme, arguments_, { cwd: racine, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.error) throw run.error
  if (run.status > code_max) throw new Error(`${programme} : code ${run.status}\n${run.stdout}${run.stderr}`)
  return run.stdout
}

export const noms = [...Object.keys(cas), ...echantillons]

export function rapport(format, nom) {
  return nom in cas
    ? lance(quitus, ['check', ...cas[nom], '--format', format], 1)
    : readFileSync(join(atelier, `${nom}.${format}`), 'utf8')
}
