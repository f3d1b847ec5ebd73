import { randomInt } from 'node:crypto';
import { apiKey } from '../../../rules/sample.ts';
import { loadConfig } from '../../config/load-config.ts';
import { describeState } from '../../doctor/describe-state.ts';
import { examineHook, type Trial } from '../../doctor/examine-hook.ts';
import { findJujutsu } from '../../doctor/find-jujutsu.ts';
import { formatDiagnosis } from '../../doctor/format-diagnosis.ts';
import { listConfiguredHooks } from '../../doctor/list-configured-hooks.ts';
import { lookAround } from '../../doctor/look-around.ts';
import { withProbe } from '../../doctor/probe.ts';
import { makeHookRunner, type RunHook } from '../../doctor/run-hook.ts';
import { tryHook } from '../../doctor/try-hook.ts';
import type { Verdict } from '../../doctor/verdict.ts';
import { UsageError } from '../../errors/errors.ts';
import { redact } from '../../finding/secret.ts';
import { openColdGit, type ColdGit } from '../../git/open-cold-git.ts';
import { requireWorkTree } from '../../git/repository.ts';
import { requireGitVersion } from '../../git/require-version.ts';
import { findHookManager, type HooksPlace } from '../../hooks/find-hook-manager.ts';
import { INSTALLED_HOOKS } from '../../hooks/hooks.ts';
import { readMinorVersion } from '../../hooks/read-minor-version.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

/** `keyfence doctor`: would a key be stopped here, now? */
export async function runDoctor(
  { flags, positionals }: Arguments,
  { cwd }: CommandContext,
): Promise<Outcome> {
  if (positionals.length > 0) throw new UsageError('"keyfence doctor" takes no paths');
  requireGitVersion(cwd);
  const { root } = requireWorkTree(cwd);
  const [config, git] = await Promise.all([loadConfig(root, flags.config), openColdGit(root)]);
  const place = await findHookManager(root, git);
  const before = await describeState(root, git);
  const verdicts = await judgeHooks(place, root, git, flags['run-hooks'] === true);
  const changed =
    (await describeState(root, git)) === before
      ? []
      : ['the repository is not as it was before the hooks ran; look at "git status"'];
  const notes = [...changed, ...(await lookAround(root, config, place))];
  const isBypassed = findJujutsu(root).length > 0;
  const isSafe =
    !isBypassed &&
    [...verdicts.values()].every(({ kind }) => kind === 'stopped' || kind === 'read');
  return {
    exitCode: isSafe ? 0 : 1,
    stdout: formatDiagnosis(verdicts, notes, place.manager.name, isBypassed),
  };
}

/** One after the other, as git runs them. */
async function judgeHooks(
  place: HooksPlace,
  root: string,
  git: ColdGit,
  runHooks: boolean,
): Promise<Map<string, Verdict>> {
  const version = await readMinorVersion(git);
  const examined = new Map<string, Verdict | Trial>();
  for (const hook of INSTALLED_HOOKS) {
    const configured = await listConfiguredHooks(hook, version, root);
    examined.set(hook, examineHook(hook, place, configured, runHooks, root));
  }
  const verdicts = new Map<string, Verdict>();
  for (const [hook, found] of examined) if (found.kind !== 'trial') verdicts.set(hook, found);
  // What nothing is tried with need not be made.
  if (verdicts.size === examined.size) return verdicts;
  const runHook = makeHookRunner(root, place.directory, version);
  const key = apiKey(randomInt(1, 2 ** 31));
  return withProbe(root, git, key, async (probe) => {
    const inOrder = new Map<string, Verdict>();
    for (const [hook, found] of examined) {
      const run: RunHook = (name, input) => runHook(name, { ...input, ...found });
      inOrder.set(
        hook,
        found.kind === 'trial' ? await tryHook(hook, probe, redact(key), run) : found,
      );
    }
    return inOrder;
  });
}
