import { readStagedSettings } from '../../config/settings/read-staged-settings.ts';
import { openForHook } from '../../git/open-for-hook.ts';
import { StagedStdin } from '../../git/staged-stdin.ts';
import { STAGED_HOOKS } from '../../hooks/staged-hooks.ts';
import { hasNestedConfig } from '../../lint/has-nested-config.ts';
import { requiresConfig } from '../../lint/requires-config.ts';
import { scanFastPath } from '../../lint/scan-fast-path.ts';
import { changesIgnoreFile } from '../../sources/changes-ignore-file.ts';
import { describeEmptyIndex } from '../../sources/describe-empty-index.ts';
import { readChanges } from '../../sources/read-changes.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { optimiseLater } from '../process/optimise-later.ts';
import type { Outcome } from '../output/outcome.ts';
import type { HookContext } from './hook-context.ts';
import { reportCleared } from './report-cleared.ts';

/** With fewer changes the functions of the fast path are not optimised. */
const MANY = 30;

/**
 * `keyfence hook NAME [args]`: called by the git hooks. Every commit waits for this file and all its imports,
 * so whatever is not always needed is loaded later.
 */
export async function runHook(
  args: Pick<Arguments, 'positionals' | 'flags'>,
  context: HookContext,
): Promise<Outcome> {
  const hook = STAGED_HOOKS.find((name) => name === args.positionals[0]);
  if (hook === undefined) {
    const { runOtherHook } = await import('./other-hook.ts');
    return runOtherHook(args, context);
  }
  const repository = await openForHook(context.cwd);
  const stdin = args.flags.piped === true ? new StagedStdin() : undefined;
  // Git is only started if its output was not piped in.
  const changes = stdin?.readChanges() ?? (await repository.stagedChanges());
  if (changes.length > MANY) optimiseLater();
  const configFile = args.flags.config;
  const settings = await readStagedSettings(repository, stdin);
  const isDefault =
    !(await requiresConfig(repository.root, configFile, settings)) &&
    !(await hasNestedConfig(changes, repository));
  if (isDefault && !changesIgnoreFile(changes)) {
    const emptyMessage = describeEmptyIndex(changes);
    const cleared = await scanFastPath({
      emptyMessage,
      read: (account) => readChanges(changes, repository, account, stdin),
    });
    if (cleared) return reportCleared(cleared, args.flags, context);
  }
  const { lintCommit } = await import('./lint-commit.ts');
  return lintCommit({ hook, changes }, { repository, settings, flags: args.flags, context });
}
