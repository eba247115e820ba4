// SPDX-License-Identifier: EUPL-1.2
// The JUnit report is read by a consumer's library, and counts what the JSON report counts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'junit2json'
import { cas, rapport } from './rapports.mjs'

const bloque = new Set(['a_modifier', 'rejet'])

for (const [nom, chemins] of Object.entries(cas)) {
  test(`JUnit ${nom} : lu par une bibliothèque de consommateur, avec les mêmes comptes`, async () => {
    const suites = await parse(rapport('junit', chemins))
    const { demandes } = JSON.parse(rapport('json', chemins))
    const cases = suites.testsuite.flatMap((suite) => suite.testcase ?? [])
    const constats = demandes.flatMap((demande) => demande.constats)

    assert.equal(suites.testsuite.length, demandes.length)
    assert.equal(cases.filter((c) => c.failure).length, constats.filter((c) => bloque.has(c.consequence)).length)
    assert.equal(cases.filter((c) => c.skipped).length, constats.filter((c) => c.consequence === 'a_verifier').length)
    assert.equal(suites.failures, cases.filter((c) => c.failure).length)
    assert.equal(suites.tests, cases.length)
    for (const suite of suites.testsuite) assert.equal(suite.tests, suite.testcase.length)
  })
}
