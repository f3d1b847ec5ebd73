import { makeConfig } from '../../src/config.ts';
import { lintFile } from '../../src/lint-file.ts';
import { makeHostileTexts } from '../support/hostile-texts.ts';
import { makeSourceText } from './make-source-text.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';

const BYTES = 2 ** 20;
const SHOWN = 3;
const GOAL = 20;
const PATHS = ['a.ts', '.env'];

/** The slowest texts that are known, by time per byte, to a clean file. */
export function measureWorst(): Row[] {
  const clean = measureText(makeSourceText(makeRandom(4), BYTES), 'a.ts');
  const times = makeHostileTexts(BYTES).flatMap(({ name, text }) =>
    PATHS.map((path) => ({
      name: `${name} in ${path}`,
      ratio: (measureText(text, path) * BYTES) / text.length / clean,
    })),
  );
  return times
    .sort((one, other) => other.ratio - one.ratio)
    .slice(0, SHOWN)
    .map(({ name, ratio }) => ({
      work: `worst case: ${name}`,
      measured: `${ratio.toFixed(0)} × a clean file`,
      goal: `${GOAL} ×`,
    }));
}

/** Milliseconds of CPU time for one look at a text; the best of three, since the first compiles. */
function measureText(text: string, path: string): number {
  const config = makeConfig({});
  const bytes = Buffer.from(text);
  const patterns = { match: () => undefined, isTemplate: () => false };
  const times = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    lintFile({ path, kind: 'content', tracked: true, bytes }, config, patterns);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
