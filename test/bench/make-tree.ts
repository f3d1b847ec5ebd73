import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFileText, pickMentions } from './make-source-text.ts';
import { makeRandom, pickDeviation } from './random.ts';
import type { RepositoryKind } from './repository-kinds.ts';

/** As in eslint/eslint. */
const FILES_PER_DIRECTORY = 6;
const DIRECTORIES_PER_PACKAGE = 20;

/** Makes a repository whose work tree is all committed. */
export function makeTree(
  directory: string,
  env: NodeJS.ProcessEnv,
  {
    files,
    medianBytes,
    sizeSpread,
    mentioning,
  }: Pick<RepositoryKind, 'files' | 'medianBytes' | 'sizeSpread' | 'mentioning'>,
  seed: number,
): void {
  mkdirSync(directory, { recursive: true });
  const random = makeRandom(seed);
  for (let i = 0; i < files; i++) {
    const part = Math.floor(i / FILES_PER_DIRECTORY);
    const name = `package${Math.floor(part / DIRECTORIES_PER_PACKAGE)}/source/part${part}`;
    const folder = join(directory, 'packages', name);
    if (i % FILES_PER_DIRECTORY === 0) mkdirSync(folder, { recursive: true });
    const size = pickDeviation(random);
    const bytes = medianBytes * Math.exp(sizeSpread * size);
    const makeText = makeFileText(random, pickMentions(random, size, mentioning?.files));
    writeFileSync(join(folder, `file${i}.js`), makeText(bytes));
  }
  writeFileSync(join(directory, '.gitignore'), '.env\n.env.*\nsecrets.*\n');
  runGit(['init', '--quiet'], directory, env);
  runGit(['add', '--all'], directory, env);
  runGit(['commit', '--quiet', '--message', 'tree'], directory, env);
}

/** @throws when git fails */
export function runGit(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  input?: Buffer,
): void {
  const { status, stderr } = spawnSync('git', args, { cwd, env, input, maxBuffer: Infinity });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${String(stderr)}`);
}
