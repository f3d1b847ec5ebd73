import { randomInt } from 'node:crypto';
import { apiKey } from '../../rules/sample.ts';
import { redact } from '../finding/secret.ts';
import type { Repository } from '../git/repository.ts';
import { makeHookRunner, type RunHook } from '../git/run-hook.ts';
import type { HooksLocation } from '../hooks/find-hook-manager.ts';
import { INSTALLED_HOOKS } from '../hooks/hooks.ts';
import { examineHook, type Trial } from './examine-hook.ts';
import { listConfiguredHooks } from './list-configured-hooks.ts';
import { withProbe } from './probe.ts';
import { tryHook } from './try-hook.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether each hook would stop a key; they are tried one after the other, as git runs them.
 * @param runHooks whether hooks that also do other things may be run
 * @throws GitError, ScanError
 */
export async function judgeHooks(
  place: HooksLocation,
  repository: Repository,
  runHooks: boolean,
): Promise<Map<string, Verdict>> {
  const examined = new Map<string, Verdict | Trial>();
  for (const hook of INSTALLED_HOOKS) {
    const configured = await listConfiguredHooks(hook, repository);
    examined.set(hook, await examineHook(hook, place, configured, runHooks, repository));
  }
  const verdicts = new Map<string, Verdict>();
  for (const [hook, found] of examined) if (found.kind !== 'trial') verdicts.set(hook, found);
  // The probe is only made if a hook is run.
  if (verdicts.size === examined.size) return verdicts;
  const runHook = makeHookRunner(repository, place.directory);
  const key = apiKey(randomInt(1, 2 ** 31));
  return withProbe(repository, key, async (probe) => {
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
