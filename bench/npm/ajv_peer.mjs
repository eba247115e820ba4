// SPDX-License-Identifier: EUPL-1.2
// ajv, compiled once with the published schema: structure alone, no rule. Reads a file of one request a line as many
// times as asked; prints, a line each, the seconds of every pass. The first pass warms the engine: nobody counts it.
//   node ajv_peer.mjs SCHEMA FILE PASSES
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { measure, requests } from './passes.mjs';

const [schema, file, passes] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

function refused(count) {
  if (count > 0) {
    console.error(`ajv_peer: ${count} requests refused by the schema: the stock measures something else`);
    process.exit(1);
  }
}

await measure('read', passes, () => {
  let faults = 0;
  for (const line of requests(file)) {
    if (!validate(JSON.parse(line))) ++faults;
  }
  refused(faults);
});

const parsed = requests(file).map((line) => JSON.parse(line));
await measure('validate', passes, () => refused(parsed.filter((request) => !validate(request)).length));
