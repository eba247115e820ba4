// SPDX-License-Identifier: EUPL-1.2
// Thirty rules of the catalogue, written for json-rules-engine as its documentation does: what a request says outright
// is a path into the fact `request`, what must be counted is a dynamic fact. The conditions are true when the request
// is at fault. Amounts are compared in whole cents. Left out: what needs other documents (PER, UNI) or the pièces:
// the peer does less.

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
// The day of the filing, which a request writes with the offset of Paris.
const filingDay = (request) => days(request.emis_le.slice(0, 10));

// Values of the campaign: the day of the last order, the ceilings in cents.
const late = { PHA_LGO: days('2023-03-15') };
const lastOrder = (request) => late[request.dispositif.code] ?? days('2022-11-30');
const installed = { BIO_LOINC: days('2023-10-31') };
const lastInstallation = (request) => installed[request.dispositif.code] ?? days('2023-09-20');
const ceilings = { BIO_SGL: [3_856_500, 4_627_800], BIO_LOINC: [350_000, 420_000],
  RAD_RIS: [5_827_900, 6_993_480], PHA_LGO: [87_500, 105_000] };
const ceiling = (request, rank) => ceilings[request.dispositif.code]?.[rank] ?? Infinity;

const linesOf = (request) => request.lignes ?? [];
const beneficiariesOf = (request) => request.beneficiaires ?? [];
const ordersOf = (request) => linesOf(request).map((line) => line.bon_commande);
const invoicesOf = (request) => linesOf(request).flatMap((line) => line.factures ?? []);
const amountsOf = (request) => [...linesOf(request), ...invoicesOf(request)].map((one) => one.montants);
const signatures = (request) => ordersOf(request).map((order) => days(order.date_signature));
const numbersOf = ({ identifiants }) => Object.values(identifiants).flat().map((one) => one.numero ?? one);
const given = (dates) => dates.filter(Boolean).map(days);
const worst = (values, none = 0) => (values.length === 0 ? none : Math.max(...values));
const least = (values, none = 1) => (values.length === 0 ? none : Math.min(...values));
const totalOf = (request, member, of) => (request.totaux === undefined ? 0
  : sum(linesOf(request).map((line) => cents(of(line)))) - cents(request.totaux[member]));
const isDisordered = (line) => {
  const order = line.bon_commande.date_signature;
  const [done, verified] = [line.date_installation, line.verification?.date];
  return (done && (done < order || (verified && verified < done))) || (verified && verified < order)
    || (line.factures ?? []).some((invoice) => invoice.date < order);
};

// What the engine cannot count by itself: it has no word for « each line ».
export const counted = {
  filed: (request) => Date.parse(request.emis_le),
  orders_late: (request) => worst(signatures(request), -Infinity) - lastOrder(request),
  oldest_order: (request) => filingDay(request) - least(signatures(request), filingDay(request)),
  installed_late: (request) =>
    worst(given(linesOf(request).map((line) => line.date_installation)), -Infinity) - lastInstallation(request),
  disorder: (request) => linesOf(request).filter(isDisordered).length,
  days_ahead: (request) => worst(given([
    ...ordersOf(request).flatMap((order) => [order.date, order.date_signature]),
    ...linesOf(request).flatMap((line) => [line.date_installation, line.verification?.date]),
    ...invoicesOf(request).map((invoice) => invoice.date), request.declarations.date])) - filingDay(request),
  lowest_ht: (request) => least(linesOf(request).map((line) => cents(line.montants.ht))),
  lowest_ttc: (request) => least(linesOf(request).map((line) => cents(line.montants.ttc))),
  lowest_invoice: (request) => least(invoicesOf(request).map((invoice) => cents(invoice.montants.ttc))),
  ceiling_ht: (request) => worst(linesOf(request).map((line) => cents(line.montants.ht))) - ceiling(request, 0),
  ceiling_ttc: (request) => worst(linesOf(request).map((line) => cents(line.montants.ttc))) - ceiling(request, 1),
  decimals: (request) => amountsOf(request).flatMap(({ ht, tva, ttc }) => [ht, tva, ttc])
    .filter((text) => /\.[0-9]{3,}$/.test(text)).length,
  sum_gap: (request) => worst(amountsOf(request).map(({ ht, tva, ttc }) =>
    Math.abs(cents(ht) + cents(tva) - cents(ttc)))),
  tax_gap: (request) => worst(amountsOf(request).map(({ ht, tva, taux_tva: taux }) =>
    Math.abs(Math.round(cents(ht) * Number(taux) / 100) - cents(tva)))),
  odd_rate: (request) => amountsOf(request).map(({ taux_tva: taux }) => Number(taux))
    .find((taux) => ![20, 8.5, 0].includes(taux)) ?? 20,
  beyond_ttc: (request) =>
    worst(linesOf(request).map((line) => cents(line.montant_segur) - cents(line.montants.ttc))),
  invoice_gap: (request) => worst(linesOf(request).filter((line) => line.factures).map((line) =>
    Math.abs(sum(line.factures.map((invoice) => cents(invoice.montants.ttc))) - cents(line.montants.ttc)))),
  total_ht: (request) => totalOf(request, 'ht', (line) => line.montants.ht),
  total_tva: (request) => totalOf(request, 'tva', (line) => line.montants.tva),
  total_ttc: (request) => totalOf(request, 'ttc', (line) => line.montants.ttc),
  total_segur: (request) => totalOf(request, 'montant_segur', (line) => line.montant_segur),
  total_lines: (request) => linesOf(request).length - (request.totaux?.nombre_lignes ?? 0),
  taxed: (request) => (request.fournisseur.assujetti_tva ? 0
    : sum(linesOf(request).map((line) => cents(line.montants.tva)))),
  siren_key: (request) => luhn(request.fournisseur.siren),
  siret_key: (request) => luhn(request.fournisseur.siret),
  same_siren: (request) => request.fournisseur.siret.startsWith(request.fournisseur.siren),
  vat_key: ({ fournisseur: { siren, numero_tva: vat } }) =>
    vat === `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`,
  wrong_finess: (request) => beneficiariesOf(request).map((one) => one.identifiants.finess_geographique)
    .filter((finess) => finess && (!/^(\d{2}|2[AB])\d{7}$/.test(finess) || luhn(finess) !== 0)).length,
  shared: (request) => {
    const numbers = beneficiariesOf(request).flatMap((one) => [...new Set(numbersOf(one))]);
    return numbers.length - new Set(numbers).size;
  },
  orders_without_mention: (request) =>
    ordersOf(request).filter((order) => !order.mention_prise_en_charge).length,
  orders_without_piece: (request) => ordersOf(request).filter((order) => !request.pieces.some((piece) =>
    piece.id === order.piece && piece.type === 'bon_commande')).length,
  unsigned: (request) => linesOf(request).filter((line) => line.verification && !line.verification.signee).length,
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
  return {
    'SCH-002': [at('$.format', 'notEqual', 'quitus.demande')],
    'SCH-007': [at('$.dispositif.code', 'notIn', codes)],
    'CAL-001': [solde, is('filed', 'lessThan', instant('2022-01-18T00:00:00+01:00'))],
    'CAL-002': [avance, is('filed', 'greaterThan', instant('2023-03-15T14:00:00+01:00'))],
    'CAL-003': [solde, is('filed', 'greaterThanInclusive', instant('2023-12-14T14:00:00+01:00'))],
    'CAL-008': [is('orders_late', 'greaterThan', 0)],
    'CAL-009': [avance, is('oldest_order', 'greaterThan', 120)],
    'CAL-010': [solde, is('installed_late', 'greaterThan', 0)],
    'CAL-011': [solde, is('disorder', 'greaterThan', 0)],
    'CAL-012': [is('days_ahead', 'greaterThan', 0)],
    'MNT-001': [{ any: [is('lowest_ht', 'equal', 0), is('lowest_ttc', 'equal', 0)] }],
    'MNT-002': [solde, is('lowest_invoice', 'equal', 0)],
    'MNT-003': [{ any: [is('lowest_ht', 'lessThan', 0), is('lowest_ttc', 'lessThan', 0)] }],
    'MNT-004': [is('decimals', 'greaterThan', 0)],
    'MNT-005': [is('sum_gap', 'notEqual', 0)],
    'MNT-006': [is('tax_gap', 'notEqual', 0)],
    'MNT-007': [is('ceiling_ht', 'greaterThan', 0)],
    'MNT-008': [is('ceiling_ttc', 'greaterThan', 0)],
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
    'IDT-011': [is('shared', 'greaterThan', 0)],
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
