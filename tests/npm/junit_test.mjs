// SPDX-License-Identifier: EUPL-1.2
// The JUnit report is read by a consumer's library, and counts what the JSON report counts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'junit2json'
import { noms, rapport } from './rapports.mjs'

const bloque = new Set(['a_modifier', 'rejet'])
const incidents = { incident: 2 }
const somme = (suites, compte) => suites.reduce((total, suite) => total + suite[compte], 0)

for (const nom of noms) {
  test(`JUnit ${nom} : lu par une bibliothèque de consommateur, avec les mêmes comptes`, async () => {
    const lu = await parse(rapport('junit', nom))
    const suites = lu.testsuite ?? []
    const { demandes } = JSON.parse(rapport('json', nom))
    const cases = suites.flatMap((suite) => suite.testcase ?? [])
    const constats = demandes.flatMap((demande) => demande.constats)
    const recevables = demandes.filter((demande) => demande.verdict === 'recevable')
    const attendus = incidents[nom] ?? 0

    assert.equal(suites.length, demandes.length + (attendus ? 1 : 0))
    assert.equal(cases.length, constats.length + recevables.length + attendus)
    assert.equal(cases.filter((c) => c.failure).length, constats.filter((c) => bloque.has(c.consequence)).length)
    assert.equal(cases.filter((c) => c.skipped).length, constats.filter((c) => c.consequence === 'a_verifier').length)
    assert.equal(cases.filter((c) => c.error).length, attendus)
    assert.equal(cases.filter((c) => c.name === 'recevable').length, recevables.length)
    for (const compte of ['tests', 'failures', 'errors']) assert.equal(lu[compte], somme(suites, compte))
    for (const suite of suites) {
      assert.equal(suite.tests, suite.testcase.length)
      assert.equal(suite.failures, suite.testcase.filter((c) => c.failure).length)
      assert.equal(suite.skipped, suite.testcase.filter((c) => c.skipped).length)
      assert.equal(new Set(suite.testcase.map((c) => `${c.classname} ${c.name}`)).size, suite.testcase.length)
    }
  })
}

test('JUnit hostile : le texte revient tel quel, sauf ce que XML interdit', async () => {
  const { testsuite: [{ testcase: [cas] }] } = await parse(rapport('junit', 'hostile'))
  assert.match(cas.failure[0].message, /^<\/script><img src=x onerror=alert\(1\)> "'& \ufffd\[31m\ufffd /)
  assert.match(cas.failure[0].message, /😀 العربية \ufffd\ufffd$/)
})
