import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSourceText } from './make-source-text.ts';
import { makeRandom } from './random.ts';

const FILES_PER_DIRECTORY = 100;

/** Makes a repository whose work tree is all committed. @param bytes per file, on average */
export function makeTree(
  directory: string,
  env: NodeJS.ProcessEnv,
  { files, bytes, seed }: { readonly files: number; readonly bytes: number; readonly seed: number },
): void {
  mkdirSync(directory, { recursive: true });
  const random = makeRandom(seed);
  for (let i = 0; i < files; i++) {
    const folder = join(directory, `part${Math.floor(i / FILES_PER_DIRECTORY)}`);
    if (i % FILES_PER_DIRECTORY === 0) mkdirSync(folder);
    writeFileSync(join(folder, `file${i}.js`), makeSourceText(random, random(2 * bytes)));
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
