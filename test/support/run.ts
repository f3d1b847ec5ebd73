import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ran, RunOptions } from './run-here.ts';
import type { Answer, Request } from './starter.ts';

export type { Ran };

const STARTER = fileURLToPath(new URL('starter.ts', import.meta.url));

const waiting = new Map<number, (answer: Answer) => void>();
let requests = 0;
let starter: ChildProcess | undefined;

/**
 * Runs a program without a shell, to its end. Another process starts it, which is small: to start one, the
 * kernel copies the page tables of whoever does, and a worker comes to hold hundreds of megabytes.
 * @throws when the program cannot be started or is killed by a signal
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ran> {
  const started = (starter ??= startStarter());
  const id = requests++;
  const answer = await new Promise<Answer>((resolve) => {
    waiting.set(id, resolve);
    started.send({ id, command, args, options } satisfies Request);
  });
  if ('error' in answer) throw answer.error;
  return answer.ran;
}

function startStarter(): ChildProcess {
  const started = fork(STARTER, {
    execArgv: ['--import', 'jiti/register'],
    serialization: 'advanced',
  });
  started.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  started.once('exit', (code, signal) => {
    starter = undefined;
    const error = new Error(`the starter of programs ended: ${String(code ?? signal)}`);
    for (const [id, answer] of waiting) answer({ id, error });
    waiting.clear();
  });
  // It ends when the worker does.
  started.unref();
  started.channel?.unref();
  return started;
}
