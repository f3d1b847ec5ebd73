import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { body } from '../rules/sample.ts';
import type { Tarball } from './pack-tarball.ts';
import { runProgram } from './run-program.ts';

/** Fields that are of use in this repository only; npm warns of `scripts.prepare` at every install. */
const UNWANTED = ['scripts', 'devDependencies', 'dependencies', 'private'];

/**
 * Asks the linters of packages about the tarball, then installs it in an empty project and uses it: the command, the
 * library and the plugin have to find a key, and to pass a clean file.
 * @param staging what was packed
 * @param scratch a directory that does not exist yet
 * @throws when anything is wrong with it
 */
export function checkTarball(
  tarball: Tarball,
  top: string,
  staging: string,
  scratch: string,
): void {
  const bin = (name: string): string => join(top, 'node_modules', '.bin', name);
  runProgram(bin('publint'), ['run', tarball.path, '--strict'], top);
  runProgram(bin('attw'), [tarball.path, '--profile', 'esm-only'], top);
  const manifest = JSON.parse(readFileSync(join(staging, 'package.json'), 'utf8')) as object;
  for (const field of UNWANTED)
    if (field in manifest) throw new Error(`package.json of the tarball has "${field}"`);
  mkdirSync(scratch);
  try {
    useTarball(tarball.path, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
}

const LIBRARY = `
import { scan } from 'keyfence';
import plugin from 'keyfence/eslint';
import { readFileSync } from 'node:fs';
const text = readFileSync('leak.txt', 'utf8');
const found = scan(text, { path: 'leak.txt' }).length;
const { name } = JSON.parse(readFileSync('node_modules/keyfence/package.json', 'utf8'));
if (found !== 1 || plugin.meta.name !== name) throw new Error(\`found \${found}\`);
`;

function useTarball(tarball: string, directory: string): void {
  const write = (name: string, text: string): void => {
    writeFileSync(join(directory, name), text);
  };
  write('package.json', '{ "name": "user", "version": "1.0.0", "private": true }\n');
  write('leak.txt', `key: xai-${body(80)}\n`);
  write('clean.txt', 'nothing\n');
  write('use.mjs', LIBRARY);
  const options = ['--offline', '--no-audit', '--no-fund'];
  runProgram('npm', ['install', ...options, tarball], directory);
  const cli = join('node_modules', 'keyfence', 'dist', 'cli.cjs');
  runProgram(process.execPath, [cli, 'scan', 'clean.txt'], directory);
  runProgram(process.execPath, [cli, 'scan', 'leak.txt'], directory, [1]);
  runProgram(process.execPath, ['use.mjs'], directory);
}
