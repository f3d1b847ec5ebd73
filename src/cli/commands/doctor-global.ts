import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findShadowing, type Shadowing } from '../../doctor/find-shadowing.ts';
import { formatDiagnosis, type Layout } from '../../doctor/format-diagnosis.ts';
import { judgeHooks } from '../../doctor/judge-hooks.ts';
import type { Verdict } from '../../doctor/verdict.ts';
import { withTemporaryDirectory } from '../../files/temporary-directory.ts';
import { listGlobalHooksPaths } from '../../git/global-settings.ts';
import { makeBareRepository } from '../../git/make-bare-repository.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import { findHookManager } from '../../hooks/find-hook-manager.ts';
import { findGlobalHooks } from '../../hooks/global-hooks.ts';
import { INSTALLED_HOOKS } from '../../hooks/hooks.ts';
import type { Outcome } from '../output/outcome.ts';

const FIX = 'run "keyfence init --global"';

/**
 * `keyfence doctor --global [DIR...]`: whether a key would be stopped in a new repository, and which
 * repositories below the directories do not use the global hooks.
 */
export async function runDoctorGlobal(
  directories: readonly string[],
  cwd: string,
  look: Layout,
): Promise<Outcome> {
  const hooks = findGlobalHooks(process.env);
  const verdicts = await judge(hooks);
  const shadowing: Shadowing[] = [];
  const failures: string[] = [];
  for (const directory of directories.length === 0 ? ['.'] : directories) {
    const found = await findShadowing(resolve(cwd, directory));
    shadowing.push(...found.repositories);
    failures.push(...found.failures);
  }
  const isSafe = [...verdicts.values()].every(({ kind }) => kind === 'blocks');
  const open = shadowing.filter(({ isGuarded }) => !isGuarded);
  return {
    exitCode: failures.length > 0 ? 2 : isSafe && open.length === 0 ? 0 : 1,
    stdout: formatDiagnosis(
      verdicts,
      [...shadowing.map(describe), ...failures],
      'all repositories',
      open.length > 0,
      look,
    ),
  };
}

async function judge(hooks: string): Promise<ReadonlyMap<string, Verdict>> {
  const paths = await listGlobalHooksPaths();
  if (paths.at(-1) !== hooks) {
    const set = paths.length === 0 ? 'is not set' : `is set to ${paths.at(-1) ?? ''}`;
    const reason = `core.hooksPath ${set} for all repositories; ${FIX}`;
    return new Map(INSTALLED_HOOKS.map((hook) => [hook, { kind: 'leaks', reason }]));
  }
  return withTemporaryDirectory(async (directory) => {
    const root = join(directory, 'work');
    mkdirSync(root);
    makeBareRepository(join(root, '.git'));
    const repository = await openWorkTree(root);
    return judgeHooks(await findHookManager(repository, root), repository, false);
  });
}

function describe({ root, path, isGuarded }: Shadowing): string {
  const own = `${root} has a core.hooksPath of its own (${path})`;
  return isGuarded
    ? `${own}, and its hooks call keyfence`
    : `A KEY WOULD PASS in ${root}: its own core.hooksPath (${path}) leads to hooks without keyfence; run "keyfence init" there`;
}
