// SPDX-License-Identifier: EUPL-1.2
// Thirty rules of the catalogue, written for json-rules-engine as its documentation does: what a request says outright
// is a path into the fact `request`, what must be counted is a dynamic fact. The conditions are true when the request
// is at fault. Amounts are compared in whole cents. Left out: what needs other documents (PER, UNI) or the pièces.

const cents = (text) => Math.round(Number(text) * 100);
const sum = (values) => values.reduce((total, value) => total + value, 0);
const days = (date) => Math.floor(Date.parse(date) / 86_400_000);
const luhn = (digits) => {
  let total = 0;
  for (let place = 0; place < digits.length; ++place) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 + 1);
    total += digit > 9 ? digit - 9 : digit;
  }
  return total % 10;
};
const finessOf = (beneficiaire) => beneficiaire.identifiants.finess_geographique ?? '';
const invoicesOf = (request) => request.lignes.flatMap((line) => line.factures ?? []);
const signatures = (request) => request.lignes.map((line) => days(line.bon_commande.date_signature));
const given = (dates) => dates.filter(Boolean).map(days);
const totalOf = (request, member, of) =>
  sum(request.lignes.map((line) => cents(of(line)))) - cents(request.totaux[member]);

// What the engine cannot count by itself: it has no word for « each line ».
export const counted = {
  filed: (request) => Date.parse(request.emis_le),
  latest_order: (request) => Math.max(...signatures(request)),
  earliest_order: (request) => Math.min(...signatures(request)),
  oldest_order: (request) => days(request.emis_le) - Math.min(...signatures(request)),
  installation: (request) => Math.max(0, ...given(request.lignes.map((line) => line.date_installation))),
  disorder: (request) => request.lignes.filter((line) => {
    const order = line.bon_commande.date_signature;
    const installed = line.date_installation;
    const verified = line.verification?.date;
    return (installed && (installed < order || (verified && verified < installed))) || (verified && verified < order)
      || (line.factures ?? []).some((invoice) => invoice.date < order);
  }).length,
  days_ahead: (request) => Math.max(...given([
    ...request.lignes.flatMap((line) => [line.bon_commande.date, line.bon_commande.date_signature,
      line.date_installation, line.verification?.date]),
    ...invoicesOf(request).map((invoice) => invoice.date), request.declarations.date])) - days(request.emis_le),
  lowest_ht: (request) => Math.min(...request.lignes.map((line) => cents(line.montants.ht))),
  lowest_ttc: (request) => Math.min(...request.lignes.map((line) => cents(line.montants.ttc))),
  highest_ht: (request) => Math.max(...request.lignes.map((line) => cents(line.montants.ht))),
  highest_ttc: (request) => Math.max(...request.lignes.map((line) => cents(line.montants.ttc))),
  lowest_invoice: (request) => Math.min(1, ...invoicesOf(request).map((invoice) => cents(invoice.montants.ttc))),
  sum_gap: (request) => Math.max(...request.lignes.map(({ montants: { ht, tva, ttc } }) =>
    Math.abs(cents(ht) + cents(tva) - cents(ttc)))),
  tax_gap: (request) => Math.max(...request.lignes.map(({ montants: { ht, tva, taux_tva: taux } }) =>
    Math.abs(Math.round(cents(ht) * Number(taux) / 100) - cents(tva)))),
  odd_rate: (request) => request.lignes.map((line) => Number(line.montants.taux_tva))
    .find((taux) => ![20, 8.5, 0].includes(taux)) ?? 20,
  beyond_ttc: (request) => Math.max(...request.lignes.map((line) => cents(line.montant_segur) - cents(line.montants.ttc))),
  invoice_gap: (request) => Math.max(0, ...request.lignes.filter((line) => line.factures).map((line) =>
    Math.abs(sum(line.factures.map((invoice) => cents(invoice.montants.ttc))) - cents(line.montants.ttc)))),
  total_ht: (request) => totalOf(request, 'ht', (line) => line.montants.ht),
  total_tva: (request) => totalOf(request, 'tva', (line) => line.montants.tva),
  total_ttc: (request) => totalOf(request, 'ttc', (line) => line.montants.ttc),
  total_segur: (request) => totalOf(request, 'montant_segur', (line) => line.montant_segur),
  total_lines: (request) => request.lignes.length - request.totaux.nombre_lignes,
  taxed: (request) => (request.fournisseur.assujetti_tva ? 0
    : sum(request.lignes.map((line) => cents(line.montants.tva)))),
  siren_key: (request) => luhn(request.fournisseur.siren),
  siret_key: (request) => luhn(request.fournisseur.siret),
  same_siren: (request) => request.fournisseur.siret.startsWith(request.fournisseur.siren),
  vat_key: ({ fournisseur: { siren, numero_tva: vat } }) =>
    vat === `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`,
  wrong_finess: (request) => request.beneficiaires.map(finessOf)
    .filter((finess) => !/^(\d{2}|2[AB])\d{7}$/.test(finess) || luhn(finess) !== 0).length,
  shared_finess: (request) => request.beneficiaires.length - new Set(request.beneficiaires.map(finessOf)).size,
  orders_without_mention: (request) => request.lignes.filter((line) => !line.bon_commande.mention_prise_en_charge).length,
  orders_without_piece: (request) => request.lignes.filter((line) => !request.pieces.some((piece) =>
    piece.id === line.bon_commande.piece && piece.type === 'bon_commande')).length,
  unsigned: (request) => request.lignes.filter((line) => line.verification && !line.verification.signee).length,
};

// What a request says outright, by its path.
export const said = {
  '$.format': (request) => request.format,
  '$.type_demande': (request) => request.type_demande,
  '$.dispositif.code': (request) => request.dispositif.code,
  '$.fournisseur.assujetti_tva': (request) => request.fournisseur.assujetti_tva,
};

const is = (fact, operator, value) => ({ fact, operator, value });
const instant = (text) => Date.parse(text);
const codes = ['BIO_SGL', 'BIO_LOINC', 'HOP_RI', 'HOP_PFI', 'HOP_DPI', 'MDV_LGC', 'RAD_RIS', 'PHA_LGO'];

function conditions(at) {
  const avance = at('$.type_demande', 'equal', 'avance');
  const solde = at('$.type_demande', 'equal', 'solde');
  const bio = at('$.dispositif.code', 'equal', 'BIO_SGL');
  return {
    'SCH-002': [at('$.format', 'notEqual', 'quitus.demande')],
    'SCH-007': [at('$.dispositif.code', 'notIn', codes)],
    'CAL-001': [is('filed', 'lessThan', instant('2022-02-01T00:00:00+01:00'))],
    'CAL-002': [avance, is('filed', 'greaterThan', instant('2023-04-28T14:00:00+02:00'))],
    'CAL-003': [solde, is('filed', 'greaterThanInclusive', instant('2023-12-14T14:00:00+01:00'))],
    'CAL-004': [solde, is('filed', 'greaterThan', instant('2023-09-20T14:00:00+02:00'))],
    'CAL-008': [{ any: [is('latest_order', 'greaterThan', days('2023-03-31')),
      is('earliest_order', 'lessThan', days('2021-08-01'))] }],
    'CAL-009': [avance, is('oldest_order', 'greaterThan', 120)],
    'CAL-010': [solde, is('installation', 'greaterThan', days('2023-09-20'))],
    'CAL-011': [solde, is('disorder', 'greaterThan', 0)],
    'CAL-012': [is('days_ahead', 'greaterThan', 0)],
    'MNT-001': [{ any: [is('lowest_ht', 'equal', 0), is('lowest_ttc', 'equal', 0)] }],
    'MNT-002': [solde, is('lowest_invoice', 'equal', 0)],
    'MNT-003': [{ any: [is('lowest_ht', 'lessThan', 0), is('lowest_ttc', 'lessThan', 0)] }],
    'MNT-005': [is('sum_gap', 'notEqual', 0)],
    'MNT-006': [is('tax_gap', 'notEqual', 0)],
    'MNT-007': [bio, is('highest_ht', 'greaterThan', 3_856_500)],
    'MNT-008': [bio, is('highest_ttc', 'greaterThan', 4_627_800)],
    'MNT-010': [solde, is('invoice_gap', 'notEqual', 0)],
    'MNT-011': [{ any: ['total_ht', 'total_tva', 'total_ttc', 'total_segur', 'total_lines']
      .map((fact) => is(fact, 'notEqual', 0)) }],
    'MNT-012': [is('odd_rate', 'notIn', [20, 8.5, 0])],
    'MNT-013': [is('taxed', 'greaterThan', 0)],
    'MNT-015': [is('beyond_ttc', 'greaterThan', 0)],
    'IDT-001': [is('wrong_finess', 'greaterThan', 0)],
    'IDT-005': [{ any: [is('siren_key', 'notEqual', 0), is('siret_key', 'notEqual', 0),
      is('same_siren', 'equal', false)] }],
    'IDT-006': [at('$.fournisseur.assujetti_tva', 'equal', true), is('vat_key', 'equal', false)],
    'IDT-011': [is('shared_finess', 'greaterThan', 0)],
    'PCE-001': [is('orders_without_piece', 'greaterThan', 0)],
    'PCE-007': [is('orders_without_mention', 'greaterThan', 0)],
    'VAR-002': [solde, is('unsigned', 'greaterThan', 0)],
  };
}

// `at` makes the condition on a path of the request: a path of the engine, or a fact of that name.
export function rules(at = (path, operator, value) => ({ fact: 'request', path, operator, value })) {
  return Object.entries(conditions(at))
    .map(([name, all]) => ({ name, conditions: { all }, event: { type: name } }));
}

export const factOf = is;
