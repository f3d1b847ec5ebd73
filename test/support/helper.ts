import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the tests bundle the modules of helpers: as far below the top of the repository as the code looks for it. */
export const HELPERS_DIRECTORY = 'node_modules/.cache/keyfence';

/** In bytes. One that has come to hold more gives way to a new one: each process that it starts takes longer. */
const MOST_MEMORY = 100e6;

const TOP = fileURLToPath(new URL('../..', import.meta.url));

/** What every answer tells: of which request it is, and what memory the process holds, in bytes. */
export interface Told {
  readonly id: number;
  readonly memory: number;
}

/** A process of this worker that answers requests, each by its id, for as long as the worker lives. */
export class Helper<Request extends object, Answer extends Told> {
  readonly #name: string;
  readonly #waiting = new Map<
    number,
    { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }
  >();
  #requests = 0;
  #process: ChildProcess | undefined;

  /** @param name of a module of this folder, without its ending */
  constructor(name: 'host' | 'starter') {
    this.#name = name;
  }

  /** Whether an answer is missing. */
  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  async ask(request: Request): Promise<Answer> {
    const child = (this.#process ??= this.#start());
    const id = this.#requests++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      child.send({ ...request, id });
    });
  }

  #start(): ChildProcess {
    // Only tests bundle it.
    const isBundled = process.env['VITEST'] !== undefined;
    const script = isBundled
      ? join(TOP, HELPERS_DIRECTORY, `${this.#name}.cjs`)
      : join(TOP, 'test/support', `${this.#name}.ts`);
    const started = fork(script, {
      // The less memory it holds, the less the kernel copies for each process that it starts.
      execArgv: ['--max-semi-space-size=1', ...(isBundled ? [] : ['--import', 'jiti/register'])],
      cwd: TOP,
      serialization: 'advanced',
      // Nothing stands on its standard input, as often as that is read.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    started.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
      if (answer.memory < MOST_MEMORY || this.isBusy) return;
      this.#process = undefined;
      started.disconnect();
    });
    started.once('exit', (code, signal) => {
      if (this.#process !== started) return;
      this.#process = undefined;
      const error = new Error(`${script} ended: ${String(code ?? signal)}`);
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
    // It ends when the worker does.
    started.unref();
    started.channel?.unref();
    return started;
  }
}
