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
import { atelier, noms, rapport } from './rapports.mjs'

const require = createRequire(import.meta.url)
const schema = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')))
// The schema's pattern of `language` has a stray bracket, which only regular expressions without the u flag stand.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats(ajv)
const valide = ajv.compile(schema)

// The schema at hand names its own revision; ours names the published errata.
function lu(nom) {
  const document = JSON.parse(rapport('sarif', nom))
  delete document.$schema
  return document
}

const niveaux = {
  rejet: { level: 'error', kind: 'fail' },
  a_modifier: { level: 'error', kind: 'fail' },
  a_verifier: { level: 'warning', kind: 'review' },
  information: { level: 'none', kind: 'informational' },
}

for (const nom of noms) {
  test(`SARIF ${nom} : le schéma public l'accepte`, () => {
    assert.ok(valide(lu(nom)), JSON.stringify(valide.errors, null, 1))
  })

  test(`SARIF ${nom} : chaque résultat nomme sa règle, à son niveau, sous une empreinte unique`, () => {
    const [{ results, tool }] = lu(nom).runs
    const constats = results.filter((r) => r.kind !== 'pass')
    for (const { ruleId, ruleIndex, level, kind, properties } of constats) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId)
      assert.deepEqual({ level, kind }, niveaux[properties.consequence])
    }
    const empreintes = constats.map((r) => r.partialFingerprints['regleEnvoiPointeur/v1'])
    assert.equal(new Set(empreintes).size, constats.length)
    assert.deepEqual(constats.map((r) => r.ruleId),
      JSON.parse(rapport('json', nom)).demandes.flatMap((demande) => demande.constats.map((c) => c.regle)))
  })
}

test('SARIF : un consommateur réel n’y trouve aucune erreur', () => {
  const fichiers = noms.map((nom) => join(atelier, `${nom}-lu.sarif`))
  noms.forEach((nom, i) => writeFileSync(fichiers[i], rapport('sarif', nom)))
  const run = spawnSync('npx', ['--no-install', 'sarif-multitool', 'validate', ...fichiers, '--level', 'Error'],
    { cwd: import.meta.dirname, encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } })
  assert.equal(run.status, 0, run.stdout + run.stderr)
  assert.doesNotMatch(run.stdout, /error [A-Z]+\d+/)
  assert.match(run.stdout, /Analysis completed successfully/)
})

test('SARIF : le schéma refuse un résultat sans message ou d’un niveau inventé', () => {
  const sans_message = lu('erreurs')
  delete sans_message.runs[0].results[0].message
  assert.ok(!valide(sans_message))
  const fatal = lu('erreurs')
  fatal.runs[0].results[0].level = 'fatal'
  assert.ok(!valide(fatal))
})

test('SARIF : un échec de l’outil est dit', () => {
  const [{ invocations: [invocation] }] = lu('incident').runs
  assert.equal(invocation.executionSuccessful, false)
  assert.equal(invocation.toolExecutionNotifications.length, 2)
})
