import type { StartedProgram } from './expand-command.ts';
import { isShell } from './programs.ts';
import { isSecretVariable } from './secret-variable.ts';
import type { Expansion } from './shell/shell-command.ts';

/** The state of the shell that a command line changes. */
export interface ShellState {
  /** Variables that hold the value of a secret variable; after `!` those that hold its name. */
  readonly holders: ReadonlySet<string>;
  /** Whether the shell prints each command with its variables expanded. */
  readonly isTraced: boolean;
}

/** @param programs of the line, in order */
export function readShellState(programs: readonly StartedProgram[]): ShellState {
  const holders = new Set<string>();
  for (const { name, value } of programs.flatMap(({ assignments }) => assignments)) {
    if (value.variables.some((variable) => isRevealed(variable, holders))) holders.add(name);
    if (isSecretVariable(value.text)) holders.add(`!${name}`);
  }
  const isTraced = programs.some(
    ({ program, args }) =>
      (program === 'set' || isShell(program)) &&
      args.some(({ text }) => /^-[a-wyz]*x[a-z]*$|^xtrace$/.test(text)),
  );
  return { holders, isTraced };
}

/** Whether an expansion shows a secret. `${#NAME}` and `${NAME:+set}` only say whether it is set. */
export function isRevealed({ name, operator }: Expansion, holders: ReadonlySet<string>): boolean {
  if (operator === '!') return holders.has(`!${name}`);
  const isSecret = isSecretVariable(name) || holders.has(name);
  return isSecret && operator !== '#' && !/^:?\+/.test(operator);
}
