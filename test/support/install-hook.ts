import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { quoteForShell } from '../../src/text/quote-for-shell.ts';
import { hostedCommand } from './hosted-program.ts';
import type { Repository } from './repository.ts';

const HOOKS = ['pre-commit', 'pre-merge-commit', 'commit-msg'];

/**
 * Installs plain hooks where git looks for them. Before pre-commit does its work it leaves a report: the index
 * of a partial commit exists only while the hook runs.
 */
export async function installHook(repository: Repository): Promise<void> {
  // Relative where git is older than 2.31, which has no `--path-format`.
  const { stdout } = await repository.git('rev-parse', '--git-path', 'hooks');
  const hooks = resolve(repository.root, stdout.toString().trim());
  await mkdir(hooks, { recursive: true });
  const keyfence = hostedCommand().map(quotePath).join(' ');
  for (const name of HOOKS) {
    const lines = ['#!/bin/sh'];
    if (name === 'pre-commit') {
      lines.push(`${keyfence} scan --staged --format json >${quotePath(repository.reportFile)}`);
    }
    lines.push(`exec ${keyfence} hook ${name} "$@"`, '');
    await writeFile(join(hooks, name), lines.join('\n'));
    await chmod(join(hooks, name), 0o755);
  }
}

function quotePath(path: string): string {
  return quoteForShell(path.replaceAll('\\', '/'));
}
