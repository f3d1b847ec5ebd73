import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { findProgram } from './program.ts';
import type { Repository } from './repository.ts';
import { isAtLeast } from './version.ts';

/** The result of a hook. */
export interface HookRun {
  readonly exitCode: number;
  /** Both streams, in order. */
  readonly output: string;
}

/** The input of a hook. */
export interface HookInput {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Configured hooks that are not to be run. */
  readonly without?: readonly string[];
  /** Whether only configured hooks are to be run. */
  readonly withoutFile?: boolean;
  /** File with its standard input; without one it has none. */
  readonly stdin?: string;
}

/** Runs a hook as git would. @throws ScanError when it cannot be started or is killed */
export type RunHook = (hook: string, input: HookInput) => Promise<HookRun>;

/** @param directory where git looks for hooks */
export function makeHookRunner(repository: Repository, directory: string): RunHook {
  const { root: cwd } = repository;
  return (hook, { args, environment, without = [], withoutFile = false, stdin }) => {
    const settings = without.map((name): [string, string] => [`hook.${name}.enabled`, 'false']);
    if (withoutFile) settings.push(['core.hooksPath', devNull]);
    const env = { ...process.env, ...environment, ...configure(settings) };
    const required = stdin === undefined ? HOOK_RUN : HOOK_RUN_STDIN;
    if (!isAtLeast(repository.requireVersion(), required))
      return run(join(directory, hook), args, { cwd, env, stdin });
    const input = stdin === undefined ? [] : [`--to-stdin=${stdin}`];
    return run(findProgram('git'), ['hook', 'run', ...input, hook, '--', ...args], {
      cwd,
      env,
    });
  };
}

/**
 * Not as `-c`, because a name may contain `=`.
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT
 */
function configure(settings: readonly (readonly [string, string])[]): NodeJS.ProcessEnv {
  if (settings.length === 0) return {};
  const first = Number(process.env['GIT_CONFIG_COUNT'] ?? 0);
  const pairs = settings.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${first + at}`, key],
    [`GIT_CONFIG_VALUE_${first + at}`, value],
  ]);
  return {
    GIT_CONFIG_COUNT: String(first + settings.length),
    ...(Object.fromEntries(pairs) as NodeJS.ProcessEnv),
  };
}

/** Minor versions of git 2 that introduced `git hook run`, and its `--to-stdin`. */
const HOOK_RUN = 36;
const HOOK_RUN_STDIN = 40;

function run(
  program: string,
  args: readonly string[],
  {
    stdin,
    ...options
  }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly stdin?: string | undefined },
): Promise<HookRun> {
  return new Promise((resolve, reject) => {
    const input = stdin === undefined ? 'ignore' : openSync(stdin, 'r');
    const child = spawn(program, args, { ...options, stdio: [input, 'pipe', 'pipe'] });
    // The child has its own copy.
    if (typeof input === 'number') closeSync(input);
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', collect);
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
