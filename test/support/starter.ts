import { runHere, type Ran, type RunOptions } from './run-here.ts';

/** What the starter is to run, and what it tells of that. */
export interface Request {
  readonly id: number;
  readonly command: string;
  readonly args: readonly string[];
  readonly options: RunOptions;
}

export type Answer = { readonly id: number } & (
  { readonly ran: Ran } | { readonly error: unknown }
);

process.on('message', ({ id, command, args, options }: Request) => {
  const answer = (answered: Answer): boolean | undefined => process.send?.(answered);
  runHere(command, args, options).then(
    (ran) => answer({ id, ran }),
    (error: unknown) => answer({ id, error }),
  );
});
