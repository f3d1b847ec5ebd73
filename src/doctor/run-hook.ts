import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ScanError } from '../errors.ts';
import type { ColdGit } from '../git/open-cold-git.ts';

/** What a hook did. */
export interface HookRun {
  readonly exitCode: number;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a hook as git would. @throws ScanError when it cannot be started or is killed */
export type RunHook = (
  hook: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
) => Promise<HookRun>;

/**
 * @param root top of the work tree, where git starts hooks
 * @param directory where git looks for hooks
 */
export async function makeHookRunner(
  root: string,
  directory: string,
  git: ColdGit,
): Promise<RunHook> {
  const hasHookRun = await knowsHookRun(git);
  return (hook, args, environment) => {
    const [program, programArgs] = hasHookRun
      ? ['git', ['hook', 'run', hook, '--', ...args]]
      : [join(directory, hook), args];
    return run(program, programArgs, root, { ...process.env, ...environment });
  };
}

/** `git hook run` came with 2.36. */
async function knowsHookRun(git: ColdGit): Promise<boolean> {
  const version = /^git version (?<major>\d+)\.(?<minor>\d+)/.exec(
    await git.ask('version'),
  )?.groups;
  const [major, minor] = [Number(version?.['major']), Number(version?.['minor'])];
  return major > 2 || (major === 2 && minor >= 36);
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<HookRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (cause) => {
      reject(new ScanError(`${program} could not be started: ${cause.message}`, { cause }));
    });
    child.on('close', (exitCode, signal) => {
      if (exitCode === null)
        reject(new ScanError(`${program} was ended by ${signal ?? 'a signal'}`));
      else resolve({ exitCode, output });
    });
  });
}
