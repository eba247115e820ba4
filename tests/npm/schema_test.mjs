// SPDX-License-Identifier: EUPL-1.2
// The structure that the program reads is the structure of the published schema: base documents are changed in many
// ways, the same at each run, and a validator that is not ours must find faults in the same documents as
// `quitus check` (SCH-001 to SCH-004), and of the same kinds.
//
// Left out on purpose: what the validator of dates admits beyond RFC 3339 (no colon in the offset, a space for the T),
// leap seconds, an e-mail whose domain is one label, and null members, which the format takes for absent ones.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.QUITUS ?? process.env.QUITUS_BIN ?? join(root, 'build/release/bin/quitus');
const schema = JSON.parse(readFileSync(join(root, 'schemas/demande.schema.json'), 'utf8'));
const bases = join(root, 'tests/cas/bases');
const documents = readdirSync(bases).filter((name) => name.endsWith('.json')).sort()
  .map((name) => ({ name, value: JSON.parse(readFileSync(join(bases, name), 'utf8')) }));

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);

// A small generator of numbers (mulberry32): the same seed, the same documents.
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const texts = [
  '', ' ', 'x', 'é', '😀', 'avance', 'solde', 'annulation', 'attestation_fin_prestations', 'reponse_contestation',
  'editeur', 'VA', 'MOM', 'fusion', 'scission', 'juridique', 'unique', 'facture', 'traite_fusion', 'totale', 'autre',
  'BIO', 'HOP_PFI', 'BIO_SGL\n', 'BIO_', 'BIO_ABCDEFGHIJKL', 'BIO_ABCDEFGHIJKLM', 'bio_sgl',
  '0', '0.00', '-1.00', '1.234567890', '1.2345678901', '123456789012.00', '1234567890123.00', '1,00', '1 000.00', '1e5', '+1',
  '.5', '5.', '20.00', '8.50', '20.0', '100.00', '08.50', '00.00',
  '2023-09-18', '2023-02-29', '2024-02-29', '2023-13-01', '2023-9-18', '18/09/2023', '2023-09-31', '2023-00-10',
  '2023-09-18T16:40:00+02:00', '2023-09-18T14:40:00Z', '2023-09-18T16:40:00', '2023-09-18T24:00:00Z',
  '2023-09-18T14:40:00.123Z', '2023-02-29T00:00:00Z', '2023-09-18T14:40:00+24:00', '2023-09-18T14:60:00Z',
  '6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e01', '6F1D1F0E-5B0A-4A53-9F5E-0A4C3B1D2E01', '6f1d1f0e5b0a4a539f5e0a4c3b1d2e01',
  '6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e0g', 'a@b.fr', 'a.b.fr', 'a b@c.fr', '@b.fr', 'a@.fr', 'prenom.nom+x@exemple.fr',
  '123456', '12345', '+331020304051234', '+33102030405123456', '01 02 03',
  'SGN-2022-004512', 'AB', 'ABC', 'sgn-2022', 'A/B_C-1', '1.0', '1.23', '2.0', '1.', '1.1234', 'quitus.demande',
  'a'.repeat(40), 'a'.repeat(41), 'é'.repeat(40), '😀'.repeat(40), '😀'.repeat(41), 'a'.repeat(60), 'a'.repeat(61), 'a'.repeat(80),
  'a'.repeat(81), 'a'.repeat(100), 'a'.repeat(101), 'a'.repeat(120), 'a'.repeat(121), 'a'.repeat(200), 'a'.repeat(201),
  'a'.repeat(254), 'a'.repeat(255), 'a'.repeat(256), 'a'.repeat(2000), 'a'.repeat(2001), 'a'.repeat(4000), 'a'.repeat(4001),
  'a'.repeat(64), 'a'.repeat(63), 'A'.repeat(64), 'g'.repeat(64),
];
const others = [0, -0, 1, -1, 1.5, 20, 500, 501, 52428800, 52428801, 1e15, 1e300, true, false, [], {}, null, [null], ['x', 'x'],
  [{}], [[]], { x: 1 }];
const sizes = [2, 3, 20, 21, 50, 51, 100, 101, 200, 201, 500, 501];

// The texts that a part of the schema admits, sought once a part.
const fitting = new Map();
function fittingTexts(part) {
  if (!fitting.has(part)) {
    const admits = ajv.compile({ ...part, $defs: schema.$defs });
    fitting.set(part, texts.filter((text) => admits(text)));
  }
  return fitting.get(part);
}

class Mutator {
  constructor(seed) { this.next = generator(seed); }
  below(count) { return Math.floor(this.next() * count); }
  pick(list) { return list[this.below(list.length)]; }
  value() { return structuredClone(this.next() < 0.7 ? this.pick(texts) : this.pick(others)); }

  // A value that the schema may admit: often right, sometimes not.
  sample(part, depth = 0) {
    if (part.$ref) return this.sample(schema.$defs[part.$ref.split('/').pop()], depth);
    if (this.next() < 0.03 || depth > 6) return this.value();
    if (part.const) return part.const;
    if (part.enum) return this.pick(part.enum);
    switch (part.type) {
      case 'object': {
        const object = {};
        for (const [name, inner] of Object.entries(part.properties ?? {})) {
          if ((part.required ?? []).includes(name) ? this.next() < 0.97 : this.next() < 0.4) object[name] = this.sample(inner, depth + 1);
        }
        return object;
      }
      case 'array':
        return Array.from({ length: this.below(4) }, () => this.sample(part.items, depth + 1));
      case 'boolean': return this.next() < 0.5;
      case 'integer': return this.pick([0, 1, 2, part.minimum ?? 1, part.maximum ?? 9]);
      case 'number': return this.pick([0, 1.5, 1, 3]);
      default: return this.text(part);
    }
  }

  text(part) {
    const fitting = fittingTexts(part);
    return this.pick(fitting.length > 0 && this.next() < 0.95 ? fitting : texts);
  }

  // Every place of a document, with the part of the schema that describes it.
  places(value, part, found = [], path = '') {
    const described = part?.$ref ? schema.$defs[part.$ref.split('/').pop()] : part;
    found.push({ value, part: described, path });
    if (Array.isArray(value)) value.forEach((item, i) => this.places(item, described?.items, found, `${path}/${i}`));
    else if (value !== null && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) this.places(inner, described?.properties?.[name], found, `${path}/${name}`);
    }
    return found;
  }

  // Changes the document in one place and says how.
  mutate(document) {
    const containers = this.places(document, schema).filter(({ value }) => value !== null && typeof value === 'object');
    const { value, part, path } = this.pick(containers);
    const names = Object.keys(value);
    const name = names.length > 0 ? this.pick(names) : undefined;
    if (Array.isArray(value)) return this.mutateList(value, part, path);
    const chance = this.next();
    if (chance < 0.2 && name !== undefined) {
      delete value[name];
      return `remove ${path}/${name}`;
    }
    if (chance < 0.5) {
      const known = Object.entries(part?.properties ?? {}).filter(([property]) => !(property in value));
      if (known.length > 0) {
        const [property, inner] = this.pick(known);
        value[property] = this.sample(inner);
        return `add ${path}/${property}`;
      }
    }
    if (chance < 0.55) {
      value.inconnu = this.value();
      return `add ${path}/inconnu`;
    }
    if (name === undefined) return 'nothing';
    const inner = part?.properties?.[name];
    value[name] = inner && chance < 0.8 ? this.sample(inner) : this.value();
    return `replace ${path}/${name}`;
  }

  mutateList(list, part, path) {
    const chance = this.next();
    if (chance < 0.2) list.length = 0;
    else if (chance < 0.4 && list.length > 0) list.push(structuredClone(this.pick(list)));
    else if (chance < 0.55 && list.length > 0) {
      const size = this.pick(sizes);
      const distinct = this.next() < 0.7 && typeof list[0] === 'string';
      const model = list[0];
      list.length = 0;
      for (let i = 0; i < size; ++i) list.push(distinct ? `${String(model).slice(0, 20)}${i}` : structuredClone(model));
    } else if (part?.items && chance < 0.8) list.push(this.sample(part.items));
    else list.push(this.value());
    return `list ${path} of ${list.length}`;
  }

  document() {
    const base = this.pick(documents);
    const value = structuredClone(base.value);
    const changes = Array.from({ length: 1 + this.below(3) }, () => this.mutate(value));
    return { value, what: `${base.name}: ${changes.join(', ')}` };
  }
}

// The format takes a null member for an absent one; JSON Schema does not.
function withoutNulls(value) {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null)
    .map(([name, inner]) => [name, withoutNulls(inner)]));
}

// The program does not read what a list holds beyond its bound: the bound is what it says.
function isRead({ instancePath }, _, errors) {
  return !errors.some(({ keyword, instancePath: list, params }) => keyword === 'maxItems' && instancePath.startsWith(`${list}/`)
    && Number(instancePath.slice(list.length + 1).split('/')[0]) >= params.limit);
}

// "missing" and "malformed": what the validator finds, in the words of the rules.
function kindsOfValidator(document) {
  if (validate(withoutNulls(document))) return { kinds: new Set(), errors: [] };
  const errors = validate.errors.filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf').filter(isRead);
  return {
    kinds: new Set(errors.map(({ keyword }) => (keyword === 'required' ? 'missing' : 'malformed'))),
    errors: errors.map(({ instancePath, message }) => `${instancePath} ${message}`),
  };
}

function kindsOfProgram(rules) {
  const kinds = new Set();
  if (rules.includes('SCH-003')) kinds.add('missing');
  if (rules.includes('SCH-004')) kinds.add('malformed');
  return kinds;
}

// One judgment a document, in order. Few at a time: documents given together are rivals, and say so at length.
const together = 100;
function judgments(values) {
  const batches = Array.from({ length: Math.ceil(values.length / together) }, (_, i) => values.slice(i * together, (i + 1) * together));
  return batches.flatMap(judgmentsOfOneRun);
}

function judgmentsOfOneRun(values) {
  const run = spawnSync(program, ['check', '-', '--format', 'ndjson'],
    { input: values.map((value) => JSON.stringify(value)).join('\n') + '\n', maxBuffer: 1 << 30, encoding: 'utf8' });
  assert.ifError(run.error);
  assert.ok(run.status === 0 || run.status === 1, `${run.status} ${run.signal} ${run.stderr}`);
  const lines = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(lines.length, values.length + 1);
  return lines.slice(0, -1);
}

function disagreements(samples) {
  const found = [];
  let valid = 0;
  judgments(samples.map(({ value }) => value)).forEach(({ constats }, i) => {
    const structure = constats.filter(({ regle }) => regle.startsWith('SCH-00') && regle < 'SCH-005');
    const rules = structure.map(({ regle }) => regle);
    const { kinds, errors } = kindsOfValidator(samples[i].value);
    valid += kinds.size === 0 ? 1 : 0;
    const ours = kindsOfProgram(rules);
    // Of another format nothing more is said than that.
    const agree = rules.includes('SCH-002') ? kinds.size > 0 : [...kinds].sort().join() === [...ours].sort().join();
    if (!agree) {
      found.push(`${samples[i].what}\n  schema: ${errors.slice(0, 6).join('; ') || 'valid'}\n  quitus: ${
        structure.slice(0, 6).map(({ regle, pointeur, trouve }) => `${regle} ${pointeur} ${String(trouve).slice(0, 60)}`).join('; ') || 'valid'}`);
    }
  });
  return { found, valid };
}

test('the base documents are valid for both', () => {
  const { found, valid } = disagreements(documents.map(({ name, value }) => ({ value, what: name })));
  assert.deepEqual(found, []);
  assert.equal(valid, documents.length);
});

test('each member of the schema, removed or of every other type, is judged alike', () => {
  const samples = [];
  for (const base of documents) {
    const mutator = new Mutator(0);
    for (const { path } of mutator.places(base.value, schema)) {
      if (path === '') continue;
      const steps = path.slice(1).split('/');
      const last = steps.pop();
      for (const replacement of [undefined, null, '', 'x', 0, 1.5, true, [], {}]) {
        const value = structuredClone(base.value);
        const parent = steps.reduce((at, step) => at[step], value);
        if (replacement !== undefined) parent[last] = replacement;
        else if (Array.isArray(parent)) parent.splice(Number(last), 1);
        else delete parent[last];
        samples.push({ value, what: `${base.name}: ${path} = ${JSON.stringify(replacement)}` });
      }
    }
  }
  const { found, valid } = disagreements(samples);
  assert.ok(valid > samples.length / 20 && valid < samples.length * 0.8, `${valid} valid of ${samples.length}`);
  assert.deepEqual(found.slice(0, 10), [], `${found.length} of ${samples.length}`);
});

test('documents changed at random are judged alike', () => {
  const mutator = new Mutator(Number(process.env.GRAINE ?? 20230920));
  const samples = Array.from({ length: Number(process.env.TIRAGES ?? 8000) }, () => mutator.document());
  const { found, valid } = disagreements(samples);
  assert.ok(valid > samples.length / 20 && valid < samples.length * 0.8, `${valid} valid of ${samples.length}`);
  assert.deepEqual(found.slice(0, 10), [], `${found.length} of ${samples.length}`);
});
