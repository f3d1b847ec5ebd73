import { passesDefaultPrefilter } from '../../../rules/default-prefilter.ts';
import { readStagedSettings } from '../../config/settings/read-staged-settings.ts';
import { UsageError } from '../../errors/errors.ts';
import { openForHook } from '../../git/open-for-hook.ts';
import { AGENT_HOOK } from '../../hooks/agent-hook.ts';
import { FILES_HOOK, HOOKS, PUSH_HOOKS } from '../../hooks/hooks.ts';
import { STAGED_HOOKS } from '../../hooks/staged-hooks.ts';
import { requiresConfig } from '../../lint/requires-config.ts';
import { scanFastPath } from '../../lint/scan-fast-path.ts';
import { parseTrust } from '../../range/parse-trust.ts';
import { makeMessageSource } from '../../sources/message.ts';
import { suggest } from '../../text/suggest.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { optimiseLater } from '../process/optimise-later.ts';
import type { Outcome } from '../output/outcome.ts';
import type { HookContext } from './hook-context.ts';
import { reportCleared } from './report-cleared.ts';

/** The hooks for pushes and commit messages, and the hook of the pre-commit framework. */
export async function runOtherHook(
  { positionals, flags }: Pick<Arguments, 'positionals' | 'flags'>,
  context: HookContext,
): Promise<Outcome> {
  const { cwd } = context;
  const [name, ...args] = positionals;
  if (name === AGENT_HOOK) {
    const { runAgentHookCommand } = await import('./agent-hook.ts');
    return runAgentHookCommand(args, cwd);
  }
  // Nothing else follows the file of a message.
  if (flags.piped === true || (name === 'commit-msg' && args.indexOf('--piped') > 0)) {
    throw new UsageError(`--piped is only for ${STAGED_HOOKS.join(' and ')}`);
  }
  const configFile = flags.config;
  const trust = parseTrust(flags.trust);
  const pushHook = PUSH_HOOKS.find((known) => known === name);
  if (pushHook) {
    optimiseLater();
    const { lintPush } = await import('./lint-push.ts');
    return lintPush(pushHook, args, { flags, trust, context });
  }
  if (name !== FILES_HOOK && name !== 'commit-msg') throw toUnknownError(name);
  if (name === FILES_HOOK) {
    optimiseLater();
    const { runFilesHook } = await import('./files-hook.ts');
    return runFilesHook(args, { flags, trust, context });
  }
  if (trust !== undefined) throw new UsageError(`--trust goes with ${PUSH_HOOKS.join(', ')}`);
  const message = requireMessage(args);
  const repository = await openForHook(cwd);
  const settings = await readStagedSettings(repository);
  if (!(await requiresConfig(repository.root, configFile, settings))) {
    const cleared = await scanFastPath(
      makeMessageSource(message, cwd, repository, passesDefaultPrefilter),
    );
    if (cleared) return reportCleared(cleared, flags, context);
  }
  const { lintCommit } = await import('./lint-commit.ts');
  return lintCommit({ hook: 'commit-msg', message }, { repository, settings, flags, context });
}

function toUnknownError(name: string | undefined): UsageError {
  const known = [...HOOKS, ...PUSH_HOOKS, AGENT_HOOK].join(', ');
  return new UsageError(
    name === undefined
      ? `name a hook: ${known}`
      : `there is no hook "${name}"; ${suggest(name, known.split(', '))}`,
  );
}

function requireMessage([file, ...others]: readonly string[]): string {
  if (file === undefined) {
    throw new UsageError('"keyfence hook commit-msg" needs the file of the message');
  }
  if (others.length === 0) return file;
  throw new UsageError(
    '"keyfence hook commit-msg" takes one file; flags come before the name of the hook',
  );
}
