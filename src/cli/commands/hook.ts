import { readStagedSettings } from '../../config/settings/read-staged-settings.ts';
import { isTopOfWorkTree } from '../../git/is-top-of-work-tree.ts';
import type { StagedChange } from '../../git/staged-change.ts';
import { StagedPipe } from '../../git/staged-pipe.ts';
import { STAGED_HOOKS } from '../../hooks/staged-hooks.ts';
import { clear } from '../../lint/clear.ts';
import { requiresConfig } from '../../lint/requires-config.ts';
import { formatCleared } from '../../reporters/format-cleared.ts';
import { makePaint } from '../../reporters/paint.ts';
import { changesIgnoreFile } from '../../sources/changes-ignore-file.ts';
import { describeEmptiness } from '../../sources/describe-emptiness.ts';
import { readChanges } from '../../sources/read-changes.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';
import type { HookContext } from './hook-context.ts';

/**
 * `keyfence hook NAME [args]`: what the git hooks call. Every commit waits for this file and for all that
 * it imports; what only some need is loaded where they need it.
 */
export async function runHook(
  args: Pick<Arguments, 'positionals' | 'flags'>,
  context: HookContext,
): Promise<Outcome> {
  if (!STAGED_HOOKS.some((name) => name === args.positionals[0])) {
    const { runOtherHook } = await import('./other-hook.ts');
    return runOtherHook(args, context);
  }
  const { cwd, asksForColor, wantsColor } = context;
  const root = isTopOfWorkTree(cwd)
    ? cwd
    : (await import('../../git/repository.ts')).requireWorkTree(cwd).root;
  const pipe = args.flags.piped === true ? new StagedPipe() : undefined;
  const changes = pipe?.readChanges() ?? (await askForChanges(root));
  const configFile = args.flags.config;
  const settings = await readStagedSettings(root, pipe);
  const isDefault = !(await requiresConfig(root, configFile, settings));
  if (isDefault && !changesIgnoreFile(changes)) {
    const emptyNote = describeEmptiness(changes);
    const cleared = await clear({
      emptyNote,
      read: (account) => readChanges(changes, root, account, pipe),
    });
    if (cleared)
      return { exitCode: 0, stdout: formatCleared(cleared.scanned, makePaint(asksForColor)) };
  }
  const { lintCommit } = await import('./lint-commit.ts');
  return lintCommit({ changes }, { root, settings, configFile, color: wantsColor() });
}

/** Git is started only where it has not told ahead. */
async function askForChanges(root: string): Promise<StagedChange[]> {
  const { listStagedChanges } = await import('../../git/staged-changes.ts');
  return listStagedChanges(root);
}
