import { makeConfig } from '../../src/config/config.ts';
import { lintFile } from '../../src/lint/lint-file.ts';
import { makeSourceText } from './make-source-text.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';

const BYTES = 64e6;
const FILE_BYTES = 64_000;

/** MB/s of looking at clean files in memory: decoding, every rule, every filter. */
export function measureScan(): Row[] {
  const config = makeConfig({});
  const bytes = Buffer.from(makeSourceText(makeRandom(5), FILE_BYTES));
  const patterns = { match: () => undefined, isTemplate: () => false };
  const scan = (): void => {
    for (let done = 0; done < BYTES; done += bytes.length) {
      lintFile({ path: 'a.ts', kind: 'content', tracked: true, bytes }, config, patterns);
    }
  };
  scan();
  const start = performance.now();
  scan();
  const speed = BYTES / 1000 / (performance.now() - start);
  return [{ work: 'scan of clean text in memory', measured: `${speed.toFixed(0)} MB/s`, goal: '' }];
}
