import { dirname } from 'node:path';
import noXaiKey from '../../rules/no-xai-key.ts';
import type { HookRun, RunHook } from '../git/run-hook.ts';
import { redactText } from '../match/redact-text.ts';
import type { Candidate, Probe } from './probe.ts';
import type { Verdict } from './verdict.ts';

/**
 * Runs a hook with a clean commit, then with a key.
 * @param redacted how keyfence shows the key
 * @throws ScanError when the hook cannot be started
 */
export async function tryHook(
  hook: string,
  { clean, planted }: Probe,
  redacted: string,
  runHook: RunHook,
): Promise<Verdict> {
  const control = await attempt(hook, clean, clean, runHook);
  if (control.exitCode !== 0) {
    return {
      kind: 'inconclusive',
      reason: `a clean commit fails too: ${pickLine(control.output)}`,
    };
  }
  const { exitCode, output } = await attempt(hook, planted, clean, runHook);
  if (exitCode === 0) return { kind: 'leaks', reason: 'it let a planted key pass' };
  // Any other failure may have another reason, and may be gone tomorrow.
  if (output.includes(noXaiKey.id) && output.includes(redacted)) return { kind: 'blocks' };
  const reason = `it failed on a planted key, but not for the key: ${pickLine(output)}`;
  return { kind: 'inconclusive', reason };
}

/** Message and push are tried on their own, with a clean index. */
function attempt(
  hook: string,
  candidate: Candidate,
  clean: Candidate,
  runHook: RunHook,
): Promise<HookRun> {
  const { environment } = clean;
  if (hook === 'commit-msg') return runHook(hook, { args: [candidate.message], environment });
  if (hook === 'pre-push') {
    // A remote that is given by URL: neither a repository nor a host that could be contacted.
    const nowhere = dirname(candidate.push);
    return runHook(hook, { args: [nowhere, nowhere], environment, stdin: candidate.push });
  }
  return runHook(hook, { args: [], environment: candidate.environment });
}

/** The most informative line. */
function pickLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const own = lines.find((line) => line.startsWith('keyfence: '));
  return redactText((own ?? lines.at(-1) ?? 'it printed nothing').trim());
}
