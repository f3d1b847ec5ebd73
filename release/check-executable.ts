import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { body } from '../rules/sample.ts';
import { runProgram } from './run-program.ts';

/** Of the time that it takes to start, since a busy machine makes some starts slow. */
const STARTS = 5;

/**
 * Uses an executable where there is no Node: it has to say its version, pass a clean file and find a key.
 * @returns its size and the time that it takes to start
 * @throws when it does anything else
 */
export function checkExecutable(path: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'keyfence-executable-'));
  try {
    writeFileSync(join(directory, 'clean.txt'), 'nothing\n');
    writeFileSync(join(directory, 'leak.txt'), `key: xai-${body(80)}\n`);
    const version = runProgram(path, ['--version'], directory).trim();
    if (version !== manifest.version) throw new Error(`${path} says that it is ${version}`);
    runProgram(path, ['scan', 'clean.txt'], directory);
    const report = runProgram(path, ['scan', 'leak.txt'], directory, [1]);
    if (!report.includes('no-xai-key')) throw new Error(`${path} does not name the rule`);
    checkHooks(path, directory);
    const times = Array.from({ length: STARTS }, () => {
      const started = performance.now();
      runProgram(path, ['--version'], directory);
      return performance.now() - started;
    });
    const megabytes = Math.round(statSync(path).size / 1e6);
    return `${megabytes} MB, starts in ${Math.round(Math.min(...times))} ms`;
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Guards a repository with it, and has doctor prove that. @throws when a key would pass */
function checkHooks(path: string, directory: string): void {
  const repository = join(directory, 'repository');
  runProgram('git', ['init', '--quiet', repository], directory);
  runProgram(path, ['init', '--yes'], repository);
  const proof = runProgram(path, ['doctor'], repository);
  if (!proof.includes('A key would be stopped here.'))
    throw new Error(`${path} guards nothing: ${proof}`);
}
