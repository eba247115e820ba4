// SPDX-License-Identifier: EUPL-1.2
// Stocks made by `quitus generate`, read by a validator that is not ours: a sound request follows the published schema,
// and so does one with a defect, unless its known defect is one of structure.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.QUITUS ?? process.env.QUITUS_BIN ?? join(root, 'build/release/bin/quitus');

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'schemas/demande.schema.json'), 'utf8')));

// One text a line: the bytes of a defect may be no text, so they are read one for one.
function generate(demandes, graine, ...options) {
  const run = spawnSync(program, ['generate', '--demandes', String(demandes), '--graine', String(graine), ...options],
    { maxBuffer: 1 << 30 });
  assert.ifError(run.error);
  assert.equal(run.status, 0, run.stderr.toString());
  return run.stdout.toString('latin1').split('\n').slice(0, -1);
}

function isTextOfOneObject(line) {
  const bytes = Buffer.from(line, 'latin1');
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

test('sound requests of every kind follow the published schema', () => {
  const kinds = new Set();
  generate(6000, 20230920).forEach((line, rank) => {
    const value = isTextOfOneObject(line);
    assert.ok(validate(value), `line ${rank + 1}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    kinds.add(`${value.type_demande} ${value.dispositif.code}`);
  });
  assert.equal(kinds.size, 32);
});

// Deeper than 32 levels is a limit of the reader, not of JSON, and a wrong format is a constant of the schema.
const structural = new Set(['SCH-002', 'SCH-003', 'SCH-004']);

test('a defect breaks the schema when it is one of structure, and only then', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quitus-generation-'));
  try {
    const file = join(folder, 'verites.csv');
    const lines = generate(6000, 7, '--defauts', '1', '--verites', file);
    const truths = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1).map((row) => row.split(';'));
    assert.equal(truths.length, lines.length);
    const seen = new Map();
    for (const [ligne, regle, pointeur] of truths) {
      const value = isTextOfOneObject(lines[Number(ligne) - 1]);
      seen.set(regle, (seen.get(regle) ?? 0) + 1);
      if (regle === 'SCH-001') continue;
      assert.ok(value, `line ${ligne}: ${regle}`);
      const valid = validate(value);
      assert.equal(valid, !structural.has(regle), `line ${ligne}: ${regle} ${pointeur} ${JSON.stringify(validate.errors?.slice(0, 2))}`);
    }
    for (const regle of [...structural, 'SCH-001', 'SCH-005', 'IDT-001', 'MNT-004', 'UNI-002']) assert.ok(seen.get(regle) > 5, regle);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
