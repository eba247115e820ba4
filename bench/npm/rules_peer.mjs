// SPDX-License-Identifier: EUPL-1.2
// json-rules-engine with thirty of our rules (regles.mjs). Prints the seconds of every pass, like ajv_peer.mjs, in two
// ways: `documented`, dynamic facts asked for by the engine; `prepared`, every fact counted beforehand and handed over,
// which spares the engine most of its work. A rule that fires on the conforming stock stops the measure.
//   node rules_peer.mjs FILE PASSES
import { Engine } from 'json-rules-engine';
import { measure, requests } from './passes.mjs';
import { counted, factOf, rules, said } from './regles.mjs';

const [file, passes] = process.argv.slice(2);
if (rules().length !== 30) throw new Error(`30 rules were announced, there are ${rules().length}`);

async function judge(engine, facts, line) {
  const { events } = await engine.run(facts);
  if (events.length > 0) {
    console.error(`rules_peer: ${events.map((event) => event.type)} on a conforming request: ${line.slice(0, 300)}`);
    process.exit(1);
  }
}

const documented = new Engine(rules());
for (const [name, count] of Object.entries(counted)) {
  documented.addFact(name, async (_, almanac) => count(await almanac.factValue('request')));
}
await measure('documented', passes, async () => {
  for (const line of requests(file)) await judge(documented, { request: JSON.parse(line) }, line);
});

const prepared = new Engine(rules(factOf));
const facts = Object.entries({ ...counted, ...said });
await measure('prepared', passes, async () => {
  for (const line of requests(file)) {
    const request = JSON.parse(line);
    await judge(prepared, Object.fromEntries(facts.map(([name, of]) => [name, of(request)])), line);
  }
});
