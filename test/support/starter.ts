import type { Told } from './helper.ts';
import { runHere, type Ran, type RunOptions } from './run-here.ts';

/** What the starter is to run, and what it tells of that. */
export interface Request {
  readonly id: number;
  readonly command: string;
  readonly args: readonly string[];
  readonly options: RunOptions;
}

export type Answer = Told & ({ readonly ran: Ran } | { readonly error: unknown });

process.on('message', ({ id, command, args, options }: Request) => {
  const answer = (answered: { readonly ran: Ran } | { readonly error: unknown }): void => {
    const told: Answer = { id, memory: process.memoryUsage.rss(), ...answered };
    process.send?.(told);
  };
  runHere(command, args, options).then(
    (ran) => {
      answer({ ran });
    },
    (error: unknown) => {
      answer({ error });
    },
  );
});
