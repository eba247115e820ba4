// SPDX-License-Identifier: EUPL-1.2
// The SARIF report is accepted by the public schema and by the tool that Microsoft gives to consumers.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { atelier, cas, rapport } from './rapports.mjs'

const require = createRequire(import.meta.url)
const schema = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')))
const ajv = new Ajv({ strict: false, allErrors: true })
addFormats(ajv)
const valide = ajv.compile(schema)

for (const [nom, chemins] of Object.entries(cas)) {
  const texte = rapport('sarif', chemins)

  test(`SARIF ${nom} : le schéma public l'accepte`, () => {
    const document = JSON.parse(texte)
    // The schema at hand names its own revision; ours names the published errata.
    delete document.$schema
    assert.ok(valide(document), JSON.stringify(valide.errors, null, 1))
  })

  test(`SARIF ${nom} : un consommateur réel n'y trouve aucune erreur`, () => {
    const fichier = join(atelier, `${nom}.sarif`)
    writeFileSync(fichier, texte)
    const run = spawnSync('npx', ['--no-install', 'sarif-multitool', 'validate', fichier, '--level', 'Error'],
      { cwd: import.meta.dirname, encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } })
    assert.equal(run.status, 0, run.stdout + run.stderr)
    assert.doesNotMatch(run.stdout, /error [A-Z]+\d+/)
    assert.match(run.stdout, /Analysis completed successfully/)
  })
}

test('le schéma refuse un résultat sans message : la vérification peut échouer', () => {
  const document = JSON.parse(rapport('sarif', cas.fautes))
  delete document.$schema
  delete document.runs[0].results[0].message
  assert.ok(!valide(document))
})
