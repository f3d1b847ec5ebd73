import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text that people wrote: of packages that are installed for other reasons. Made-up words are too easy to scan. */
const PACKAGES: readonly string[] = [
  'eslint/lib',
  '@typescript-eslint/eslint-plugin/dist',
  'knip/dist',
  '@types/node',
];
/** Of every package: prose, with addresses, tables and the hashes of commits. */
const PROSE = /^(?:README|CHANGELOG)\.md$/;
const SOURCE = /\.(?:js|ts|mjs|md|json)$/;
/** How much prose there is to one part of source. */
const PROSE_SHARE = 0.2;

const MENTION = /xai|grok|api[_-]?(?:key|token)|secret|password|bearer|credential|authorization/i;

/**
 * The lines of real source text and prose, none of which mentions a key or the like, in a stable order.
 * @throws when the packages are not installed
 */
export function readCorpus(): readonly string[] {
  corpus ??= read();
  return corpus;
}

let corpus: readonly string[] | undefined;

function read(): readonly string[] {
  const root = join(process.cwd(), 'node_modules');
  const source = PACKAGES.flatMap((name) => list(join(root, name), SOURCE));
  const lines = source.flatMap(readLines);
  const packages = readdirSync(root, { withFileTypes: true }).filter((it) => it.isDirectory());
  const prose = packages.flatMap(({ name }) => list(join(root, name), PROSE, false));
  const proseLines = prose.flatMap(readLines).slice(0, lines.length * PROSE_SHARE);
  return [...lines, ...proseLines];
}

function readLines(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => !MENTION.test(line));
}

/** Paths of the files in a directory, sorted. */
function list(directory: string, name: RegExp, recursive = true): string[] {
  const entries = readdirSync(directory, { recursive, encoding: 'utf8' });
  return entries
    .filter((path) => name.test(path))
    .sort()
    .map((path) => join(directory, path));
}
