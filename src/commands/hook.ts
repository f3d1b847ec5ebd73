import { clear } from '../clear.ts';
import { isTopOfWorkTree } from '../git/is-top-of-work-tree.ts';
import type { StagedChange } from '../git/staged-changes.ts';
import { StagedPipe } from '../git/staged-pipe.ts';
import { STAGED_HOOKS } from '../hooks/staged-hooks.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { formatCleared } from '../reporters/format-cleared.ts';
import { makePaint } from '../reporters/paint.ts';
import { requiresConfig } from '../requires-config.ts';
import { changesIgnoreFile } from '../sources/changes-ignore-file.ts';
import { describeEmptiness } from '../sources/describe-emptiness.ts';
import { readChanges } from '../sources/read-changes.ts';
import { readStagedSettings } from '../settings/read-staged-settings.ts';

/** What a hook needs from the process. */
export interface HookSurroundings {
  readonly cwd: string;
  /** Whether colour was asked for, terminal or not. A verdict that clears has it only then. */
  readonly asksForColor: boolean;
  /** Whether to colour a report. Asked only when there is one: to know a terminal takes a part of Node. */
  readonly wantsColor: () => boolean;
}

/**
 * `keyfence hook NAME [args]`: what the git hooks call. Every commit waits for this file and for all that
 * it imports; what only some need is loaded where they need it.
 */
export async function runHook(
  args: Pick<Arguments, 'positionals' | 'flags'>,
  surroundings: HookSurroundings,
): Promise<Outcome> {
  if (!STAGED_HOOKS.some((name) => name === args.positionals[0])) {
    const { runOtherHook } = await import('./other-hook.ts');
    return runOtherHook(args, surroundings);
  }
  const { cwd, asksForColor, wantsColor } = surroundings;
  const root = isTopOfWorkTree(cwd)
    ? cwd
    : (await import('../git/repository.ts')).requireWorkTree(cwd).root;
  const pipe = args.flags['piped'] === true ? new StagedPipe() : undefined;
  const changes = pipe?.readChanges() ?? (await askForChanges(root));
  const configFile = args.flags['config'] as string | undefined;
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
  const { listStagedChanges } = await import('../git/staged-changes.ts');
  return listStagedChanges(root);
}
