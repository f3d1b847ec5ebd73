import { pathToFileURL } from 'node:url';
import { measureRatio } from './measure-ratio.ts';

const load = (files: readonly string[]): string[] => [
  '--input-type=module',
  '-e',
  files.map((file) => `await import(${JSON.stringify(pathToFileURL(file).href)});`).join(''),
];

/** Milliseconds that loading the plugin adds to ESLint's own start. */
export function measurePlugin(runs: number): number {
  const environment = { ...process.env };
  // It triples the start of node and hides everything else.
  delete environment['NODE_EXTRA_CA_CERTS'];
  const eslint = 'node_modules/eslint/lib/api.js';
  const alone = load([eslint]);
  const both = load([eslint, 'dist/eslint.js']);
  const { base, work } = measureRatio(alone, both, { env: environment }, runs);
  return work - base;
}
