// SPDX-License-Identifier: EUPL-1.2
// Reports of real requests, written by the program as delivered.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const racine = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const quitus = process.env.QUITUS ?? join(racine, 'build/release/bin/quitus')
export const atelier = mkdtempSync(join(tmpdir(), 'quitus-npm-'))

// What people deposit, well and badly: the examples, and texts that try to get out of their place.
export const cas = {
  recevables: ['examples/depot'],
  fautes: ['examples/erreurs'],
  hostile: [join(atelier, 'hostile.json'), join(atelier, 'rompu.json')],
}

const hostile = JSON.stringify({
  format: 'quitus.demande', version: '1.0', type_demande: 'avance',
  identifiant_envoi: '</script><img src=x onerror=alert(1)>',
  fournisseur: { raison_sociale: '"><b>\u202e\u0007 & \'', inconnu: ']]>' }, '<membre>': 1,
})
writeFileSync(join(atelier, 'hostile.json'), hostile)
writeFileSync(join(atelier, 'rompu.json'), '{"format": ')

export function rapport(format, chemins) {
  const run = spawnSync(quitus, ['check', ...chemins, '--format', format], { cwd: racine, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status > 1) throw new Error(`quitus a échoué (${run.status}) : ${run.stderr}`)
  return run.stdout
}
