import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { requireGitVersion } from '../git/require-version.ts';
import { requireWorkTree } from '../git/repository.ts';
import { findHooksDirectory } from '../hooks/find-hooks-directory.ts';
import { planHooks, type PlannedHook } from '../hooks/plan-hooks.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { writeAtomically } from '../write-atomically.ts';
import type { Surroundings } from './scan.ts';

const CLI = join('node_modules', 'keyfence', 'dist', 'cli.cjs');
const EXECUTABLE = 0o111;

/** `keyfence init`: from now on every commit is looked at. Run again, it changes nothing. */
export async function runInit(_: Arguments, { cwd }: Surroundings): Promise<Outcome> {
  requireGitVersion(cwd);
  const { root } = requireWorkTree(cwd);
  const directory = await findHooksDirectory(root);
  const planned = planHooks(directory, findCli(cwd, root));
  // Everything that can be refused has been; now write.
  for (const { path, content, change } of planned) {
    if (change !== 'none') writeAtomically(path, content, EXECUTABLE);
  }
  const isInert = directory.isHusky && !existsSync(join(directory.path, '_'));
  const next = isInert
    ? 'husky is not set up in this checkout yet: run "npm install" (or "npx husky"), and every commit is guarded.'
    : 'Every commit is guarded from now on.';
  return {
    exitCode: 0,
    stdout: `${planned.map((hook) => describe(hook, root)).join('')}\n${next}\n`,
  };
}

/**
 * Where the project has its keyfence, relative to the top of the work tree: a hook is for all who work
 * on the project, so it cannot point to a place of this machine.
 */
function findCli(cwd: string, root: string): string {
  for (let at = resolve(cwd); ; at = dirname(at)) {
    if (existsSync(join(at, CLI))) return relative(root, join(at, CLI)).split(sep).join('/');
    if (at === root || dirname(at) === at) {
      throw new UsageError(
        'keyfence is not installed in this project; run "npm install -D keyfence" first',
      );
    }
  }
}

function describe({ path, change }: PlannedHook, root: string): string {
  const said = { add: 'added', extend: 'extended', none: 'already there' }[change];
  return `${relative(root, path).padEnd(28)}  ${said}\n`;
}
