// SPDX-License-Identifier: EUPL-1.2
// What the peers share: the lines of a file, and a measure repeated, one line of output a pass.
import { readFileSync } from 'node:fs';

export function requests(file) {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
}

export async function measure(name, passes, action) {
  for (let pass = 0; pass < Number(passes); ++pass) {
    const begin = performance.now();
    await action();
    console.log(`${name} ${((performance.now() - begin) / 1000).toFixed(6)}`);
  }
}
