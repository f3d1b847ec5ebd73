import { join } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import type { Repository } from '../git/repository.ts';
import { isAtLeast } from '../git/version.ts';
import { appendBlock, removeBlocks } from '../hooks/block.ts';
import { readIfThere, type Change } from '../hooks/change.ts';
import { toLatin1 } from '../hooks/hook-files.ts';
import { renderHookLine, type HookLine, type Installation } from '../hooks/hook-line.ts';
import { CONFIGURED_HOOKS, INSTALLED_HOOKS } from '../hooks/hooks.ts';
import type { InitPart } from './init-part.ts';
import { WATCHED } from './watched.ts';

/**
 * Makes git's configuration of the repository call keyfence, independent of `core.hooksPath`.
 * https://git-scm.com/docs/git-hook
 * @param installation of keyfence in the project
 * @throws UsageError when git is too old
 */
export async function planConfigHooks(
  repository: Repository,
  installation: Installation,
): Promise<InitPart> {
  const version = repository.requireVersion();
  if (!isAtLeast(version, CONFIGURED_HOOKS)) {
    throw new UsageError(
      `--config-hooks needs git 2.${CONFIGURED_HOOKS} or later, and this is ${version.text}; update git, or run init without it`,
    );
  }
  const path = await findConfigFile(repository);
  const before = readIfThere(path);
  const lines = INSTALLED_HOOKS.flatMap((hook) => renderSection({ ...installation, hook }));
  const text = appendBlock(removeBlocks(before?.toString('latin1') ?? ''), lines);
  const note =
    'The configuration of git is not shared: run "keyfence init --config-hooks" in every clone.';
  return {
    changes: [{ path, before, after: Buffer.from(text, 'latin1') }],
    notes: [],
    after: () => [WATCHED, note],
  };
}

/** Removes keyfence from it. @returns nothing if it is not in there */
export async function planConfigHooksRemoval(repository: Repository): Promise<Change[]> {
  const path = await findConfigFile(repository);
  const before = readIfThere(path);
  const text = before?.toString('latin1') ?? '';
  const after = removeBlocks(text);
  return after === text ? [] : [{ path, before, after: Buffer.from(after, 'latin1') }];
}

async function findConfigFile(repository: Repository): Promise<string> {
  return join(await repository.commonDirectory(), 'config');
}

/**
 * Git runs the command in a shell and passes the arguments of the hook. A hook must not have the name of its
 * event.
 */
function renderSection(line: HookLine): string[] {
  const command = toLatin1(renderHookLine(line));
  return [
    `[hook "keyfence-${line.hook}"]`,
    `\tevent = ${line.hook}`,
    // https://git-scm.com/docs/git-config#_syntax
    `\tcommand = "${command.replaceAll(/["\\]/g, '\\$&')}"`,
  ];
}
