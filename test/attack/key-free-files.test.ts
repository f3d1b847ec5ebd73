import { expect, test } from 'vitest';
import { Draw } from '../support/draw.ts';
import { KEY_FREE_FILES } from '../support/key-free-files.ts';
import { lintText } from '../support/lint-text.ts';
import { EFFORT, makeParameters, TIMEOUT } from './effort.ts';

const ROUNDS = 6;

test.for(Object.entries(KEY_FREE_FILES))(
  'nothing is found in %s',
  { timeout: TIMEOUT },
  async ([, { path, make }], { annotate }) => {
    const { seed } = makeParameters(ROUNDS);
    for (let round = 0; round < ROUNDS * EFFORT; round++) {
      const { kept, suppressed } = lintText(make(new Draw(seed + round)), { path, tracked: true });
      const found = [...kept, ...suppressed.map(({ finding }) => finding)];
      // The excerpt is redacted, and the seed makes the file again.
      const told = found.map(({ rule, via, excerpt }) => [rule, via, excerpt?.text]);
      expect({ seed: seed + round, told }).toEqual({ seed: seed + round, told: [] });
    }
    await annotate(`${String(ROUNDS * EFFORT)} cases`);
  },
);
