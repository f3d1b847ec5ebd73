import { makeConfig } from '../../src/config/config.ts';
import { lintFile } from '../../src/lint/lint-file.ts';
import { makeHostileTexts } from '../support/hostile-texts.ts';
import { makeSourceText } from './make-source-text.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';

const BYTES = 2 ** 20;
const SHOWN = 3;
const GOAL = 20;
const PATHS = ['a.ts', '.env'];
const LOOKS = 3;
/** What takes so short is compiled to its end only after some. */
const CLEAN_LOOKS = 20;

/** The slowest texts that are known, by time per byte, to a clean file. */
export function measureWorst(): Row[] {
  const clean = measureText(makeSourceText(makeRandom(4), BYTES), 'a.ts', CLEAN_LOOKS);
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

/** Milliseconds of CPU time for one look at a text; the best of some, since the first compiles. */
function measureText(text: string, path: string, looks: number = LOOKS): number {
  const config = makeConfig({});
  const bytes = Buffer.from(text);
  const patterns = { match: () => undefined, isTemplate: () => false };
  const times = Array.from({ length: looks }, () => {
    const before = process.cpuUsage();
    lintFile({ path, kind: 'content', tracked: true, bytes }, config, patterns);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
