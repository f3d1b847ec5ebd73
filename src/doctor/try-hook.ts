import { randomInt } from 'node:crypto';
import noXaiKey from '../../rules/no-xai-key.ts';
import { apiKey } from '../../rules/sample.ts';
import { redactText } from '../redact-text.ts';
import { redact } from '../secret.ts';
import type { Probe } from './probe.ts';
import type { HookRun, RunHook } from './run-hook.ts';
import type { Verdict } from './verdict.ts';

/** Without an ending, so that no list of endings leaves it out. */
const PATH = 'keyfence-doctor';

/**
 * Lets a hook judge a clean commit, then one with a key.
 * @throws GitError, ScanError
 */
export async function tryHook(hook: string, probe: Probe, runHook: RunHook): Promise<Verdict> {
  const key = apiKey(randomInt(1, 2 ** 31));
  const control = await attempt(hook, 'nothing to see here\n', probe, runHook);
  if (control.exitCode !== 0) {
    return { kind: 'unproved', reason: `a clean commit fails too: ${pickLine(control.output)}` };
  }
  const planted = await attempt(hook, `${key}\n`, probe, runHook);
  if (planted.exitCode === 0) return { kind: 'passes', reason: 'it let a planted key through' };
  // Any other failure would be one today and none tomorrow.
  const isOurs = planted.output.includes(noXaiKey.id) && planted.output.includes(redact(key));
  return isOurs
    ? { kind: 'stopped' }
    : {
        kind: 'unproved',
        reason: `it failed on a planted key, but not for the key: ${pickLine(planted.output)}`,
      };
}

async function attempt(
  hook: string,
  content: string,
  probe: Probe,
  runHook: RunHook,
): Promise<HookRun> {
  if (hook === 'commit-msg') {
    await probe.stage(PATH, 'nothing to see here\n');
    const message = await probe.writeMessage(`Try the hook\n\n${content}`);
    return runHook(hook, [message], probe.environment);
  }
  await probe.stage(PATH, content);
  return runHook(hook, [], probe.environment);
}

/** The line that tells most. */
function pickLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const own = lines.find((line) => line.startsWith('keyfence: '));
  return redactText((own ?? lines.at(-1) ?? 'it said nothing').trim());
}
