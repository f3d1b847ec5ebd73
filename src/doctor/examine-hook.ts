import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mayRun, readIfThere } from '../hooks/change.ts';
import type { HooksPlace } from '../hooks/find-hook-manager.ts';
import { readShellHook } from '../hooks/read-shell-hook.ts';
import type { Verdict } from './verdict.ts';

/**
 * What can be told about a hook without running it.
 * @param runHooks whether hooks that do other things too may be run
 * @returns `undefined` when it has to be run
 */
export function examineHook(
  hook: string,
  { manager, directory }: HooksPlace,
  runHooks: boolean,
): Verdict | undefined {
  const path = join(directory, hook);
  const step = manager.findMissingStep(directory);
  if (!existsSync(path)) {
    return {
      kind: 'passes',
      reason: step ?? `git finds no hook ${path}; run "npx keyfence init"`,
    };
  }
  if (!mayRun(path)) {
    return {
      kind: 'passes',
      reason: `${path} is not executable, so git passes over it; run "npx keyfence init"`,
    };
  }
  const content = readIfThere(path)?.toString('latin1') ?? '';
  const reason = describeCarriageReturn(path, content);
  if (reason !== undefined) return { kind: 'unproved', reason };
  const { callsKeyfence, others } = manager.read(hook, content) ?? readShellHook(hook, content);
  if (others.length === 0 || runHooks) return undefined;
  const bypass = manager.findBypass(process.env);
  if (bypass !== undefined) {
    return { kind: 'passes', reason: `${bypass} is set here, so ${manager.name} runs nothing` };
  }
  if (callsKeyfence === 'no') {
    const mend = step ?? 'run "npx keyfence init"';
    return { kind: 'passes', reason: `it does not call keyfence (read, not run); ${mend}` };
  }
  return { kind: 'read', others };
}

/** A checkout with CRLF line endings: the system looks for a program whose name ends in a carriage return. */
function describeCarriageReturn(path: string, content: string): string | undefined {
  // Git for Windows reads the line itself.
  if (process.platform === 'win32' || !/^#![^\n]*\r\n/.test(content)) return undefined;
  return `the first line of ${path} ends in a carriage return, so it cannot be started and git refuses every commit and push; write the file with LF line endings (in .gitattributes: "text eol=lf")`;
}
