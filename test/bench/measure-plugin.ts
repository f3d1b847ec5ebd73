import { pathToFileURL } from 'node:url';
import type { Bench } from './bench.ts';
import { measureMedians } from './measure-ratio.ts';
import type { Row } from './row.ts';

const GOAL = 60;
const ESLINT = 'node_modules/eslint/lib/api.js';

/** What loading the plugin adds to ESLint's own start. */
export function measurePlugin({ env, runs }: Bench): Row[] {
  const load = (files: readonly string[]): string[] => [
    '--input-type=module',
    '-e',
    files.map((file) => `await import(${JSON.stringify(pathToFileURL(file).href)});`).join(''),
  ];
  const node = { program: process.execPath, cwd: process.cwd(), env };
  const [alone = NaN, both = NaN] = measureMedians(
    [
      { ...node, args: load([ESLINT]) },
      { ...node, args: load([ESLINT, 'dist/eslint.js']) },
    ],
    runs,
  );
  return [
    {
      work: 'keyfence/eslint, loaded beside ESLint',
      measured: `${(both - alone).toFixed(0)} ms more than the ${alone.toFixed(0)} ms of ESLint`,
      goal: `${GOAL} ms`,
    },
  ];
}
