import { mkdirSync } from 'node:fs';
import { makeFileText, pickMentions, type MakeText } from './make-source-text.ts';
import { runGit } from './make-tree.ts';
import { follow, makeRandom, pickDeviation, type Random } from './random.ts';
import type { RepositoryKind } from './repository-kinds.ts';

const FILES_PER_DIRECTORY = 100;
const CHANGES_PER_COMMIT = 2;
const START = 1_700_000_000;

/** Some files change often, and those are longer than others. */
const CHANGE_SPREAD = 1.5;
const SIZE_FOLLOWS_CHANGES = 0.5;
/** Most versions add a few lines, some many. */
const MEDIAN_ADDED_LINES = 3;
const ADDED_SPREAD = 2.2;
/** No version replaces more of a file. */
const MOST_OF_FILE = 0.5;
/** Average length of a line. */
const LINE_BYTES = 32;

/** Packs of a server have short chains of deltas: this gives the same mean depth, between 2 and 3. */
const REPACK = ['repack', '-a', '-d', '-f', '--depth=5', '--window=30', '--quiet'];

/** A file with all that makes its next version. */
interface Path {
  readonly name: string;
  readonly makeText: MakeText;
  readonly bytes: number;
  /** Of all changes, those up to it meet this path or one before it. */
  readonly upTo: number;
  lines: string[];
}

/**
 * Makes a bare repository in which commits change a few lines of some files.
 * https://git-scm.com/docs/git-fast-import#_input_format
 */
export function makeHistory(
  directory: string,
  env: NodeJS.ProcessEnv,
  kind: RepositoryKind,
  seed: number,
): void {
  mkdirSync(directory, { recursive: true });
  runGit(['init', '--quiet', '--bare'], directory, env);
  const random = makeRandom(seed);
  const paths = makePaths(random, kind);
  const total = paths.at(-1)?.upTo ?? 0;
  const stream: Buffer[] = [];
  for (let version = 0; version < kind.history.versions; version++) {
    if (version % CHANGES_PER_COMMIT === 0) {
      const who = `Bench <bench@example.com> ${START + version} +0000`;
      const message = formatData(`commit ${version}`);
      stream.push(Buffer.from(`commit refs/heads/main\ncommitter ${who}\n${message}`));
    }
    const at = (random(2 ** 30) / 2 ** 30) * total;
    const path = paths.find(({ upTo }) => upTo > at);
    if (!path) throw new Error('the last path ends before the total');
    changePath(random, path);
    const content = formatData(path.lines.join('\n'));
    stream.push(Buffer.from(`M 100644 inline ${path.name}\n${content}`));
  }
  runGit(['fast-import', '--quiet'], directory, env, Buffer.concat(stream));
  runGit(REPACK, directory, env);
}

function makePaths(random: Random, { history, sizeSpread, mentioning }: RepositoryKind): Path[] {
  let upTo = 0;
  return Array.from({ length: history.paths }, (_, index) => {
    const often = pickDeviation(random);
    upTo += Math.exp(CHANGE_SPREAD * often);
    const size = follow(random, often, SIZE_FOLLOWS_CHANGES);
    return {
      name: `packages/part${Math.floor(index / FILES_PER_DIRECTORY)}/src/file${index}.js`,
      makeText: makeFileText(random, pickMentions(random, size, mentioning?.paths)),
      bytes: history.medianBytes * Math.exp(sizeSpread * size),
      upTo,
      lines: [],
    };
  });
}

/** Makes the first version, or puts new lines in the place of as many. */
function changePath(random: Random, path: Path): void {
  if (path.lines.length === 0) {
    path.lines = path.makeText(path.bytes).split('\n');
    return;
  }
  const count = MEDIAN_ADDED_LINES * Math.exp(ADDED_SPREAD * pickDeviation(random));
  const most = Math.ceil(path.lines.length * MOST_OF_FILE);
  const text = path.makeText(Math.min(count, most) * LINE_BYTES);
  const added = text.trimEnd().split('\n').slice(0, most);
  path.lines.splice(random(path.lines.length - added.length + 1), added.length, ...added);
}

function formatData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
