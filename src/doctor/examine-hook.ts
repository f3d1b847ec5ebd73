import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { mayRun, readIfThere } from '../hooks/change.ts';
import type { HooksLocation } from '../hooks/find-hook-manager.ts';
import type { HookReading } from '../hooks/hook-manager.ts';
import { readShellHook } from '../hooks/read-shell-hook.ts';
import { isOwnCommand } from './is-own-command.ts';
import type { ConfiguredHook } from './list-configured-hooks.ts';
import type { Verdict } from './verdict.ts';

/** The parts of a hook to run to see whether it stops a key. */
export interface Trial {
  readonly kind: 'trial';
  /** Configured hooks that do other things. */
  readonly without: readonly string[];
  /** Whether the file does other things. */
  readonly withoutFile: boolean;
}

/**
 * Examines a hook without running it.
 * @param configured hooks of the same event from git's configuration
 * @param runHooks whether hooks that also do other things may be run
 * @throws GitError
 */
export async function examineHook(
  hook: string,
  place: HooksLocation,
  configured: readonly ConfiguredHook[],
  runHooks: boolean,
  repository: Repository,
): Promise<Verdict | Trial> {
  const foreign = configured.filter(({ isOwn }) => !isOwn).map(({ name }) => name);
  const without = runHooks ? [] : foreign;
  const file = await examineFile(hook, place, runHooks, repository);
  if (file === 'try') return { kind: 'trial', without, withoutFile: false };
  if (configured.some(({ isOwn }) => isOwn)) {
    return { kind: 'trial', without, withoutFile: !runHooks };
  }
  if (file.kind !== 'inspected') return file;
  return { ...file, others: [...foreign.map((name) => `hook.${name}.command`), ...file.others] };
}

/** @returns `try` if it has to be run */
async function examineFile(
  hook: string,
  { manager, directory }: HooksLocation,
  runHooks: boolean,
  repository: Repository,
): Promise<Verdict | 'try'> {
  const path = join(directory, hook);
  const step = manager.findMissingStep(directory);
  if (!existsSync(path)) {
    return {
      kind: 'leaks',
      reason: step ?? `git finds no hook ${path}; run "npx keyfence init"`,
    };
  }
  if (!mayRun(path)) {
    return {
      kind: 'leaks',
      reason: `${path} is not executable, so git skips it; run "npx keyfence init"`,
    };
  }
  const content = readIfThere(path)?.toString('latin1') ?? '';
  const reason = describeCarriageReturn(path, content);
  if (reason !== undefined) return { kind: 'inconclusive', reason };
  const reading = manager.read(hook, content) ?? readShellHook(hook, content);
  const { callsKeyfence, others } = reading;
  if (runHooks) return 'try';
  const doubt = await describeDoubt(reading, content, repository);
  if (doubt !== undefined) return { kind: 'inconclusive', reason: doubt };
  if (others.length === 0) return 'try';
  const bypass = manager.findBypass(process.env);
  if (bypass !== undefined) {
    return { kind: 'leaks', reason: `${bypass} is set here, so ${manager.name} runs nothing` };
  }
  if (callsKeyfence === 'no') {
    const fix = step ?? 'run "npx keyfence init"';
    return {
      kind: 'leaks',
      reason: `it does not call keyfence (inspected, not executed); ${fix}`,
    };
  }
  return { kind: 'inspected', others };
}

/** The reason not to run a hook: it may call something other than keyfence. */
async function describeDoubt(
  { callsKeyfence, cli }: HookReading,
  content: string,
  repository: Repository,
): Promise<string | undefined> {
  // Another name would be looked up in the repository.
  if (/^#!(?![ \t]*(?:\/|[A-Za-z]:))/.test(content)) {
    return 'its first line names no absolute path of a shell, so it was not run; write "#!/bin/sh"';
  }
  if (callsKeyfence === 'altered') {
    return 'what stands between its keyfence comments is not what "keyfence init" writes (altered, or of another version), so it was not run; run "npx keyfence init"';
  }
  // The pre-commit framework installs what it calls itself.
  if (callsKeyfence === 'no' || cli === undefined) return undefined;
  if (await isOwnCommand(cli, repository)) return undefined;
  return `it calls ${cli === '' ? 'a keyfence' : cli} that is not the one that is running, so it was not run; run "npx keyfence doctor" in the project that has it`;
}

/** With CRLF line endings, the system looks for a program whose name ends in a carriage return. */
function describeCarriageReturn(path: string, content: string): string | undefined {
  // Git for Windows reads the line itself.
  if (process.platform === 'win32' || !/^#![^\n]*\r\n/.test(content)) return undefined;
  return `the first line of ${path} ends in a carriage return, so it cannot be started and git refuses every commit and push; write the file with LF line endings (in .gitattributes: "text eol=lf")`;
}
