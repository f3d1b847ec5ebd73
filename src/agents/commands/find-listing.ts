import type { StartedProgram } from './expand-command.ts';
import { showsFiles, showsInput } from './programs.ts';
import { isSecretVariable } from './secret-variable.ts';

/** Where Linux keeps the environment of a process. */
const PROC = /\/proc\/[^/\s]{1,20}\/environ/;
const POWERSHELL = /^(?:get-childitem|gci|dir|ls|get-item|gi|get-content|gc)$/;

/** `env`, `printenv`, `set`, `export -p` and the like. */
export function findListing(command: StartedProgram): string | undefined {
  const { program, through, next } = command;
  const args = command.args.map(({ text }) => text);
  const inputs = command.inputs.map((word) => word.text);
  const shown = [
    ...(showsFiles(program) || program === 'xargs' ? args : []),
    ...(showsInput(program) ? inputs : []),
  ];
  if (shown.some((arg) => PROC.test(arg))) return 'shows the environment of a process';
  // Names without values are not secret.
  if (next?.program === 'cut' && /^-d={1,2} ?-f1$|^-f1 -d=$/.test(textOf(next))) return undefined;
  const plain = args.filter((arg) => !arg.startsWith('-') && !/^[A-Za-z_]\w*=/.test(arg));
  if (program === 'printenv') {
    const secret = plain.find(isSecretVariable);
    if (plain.length === 0) return 'lists all variables of the environment';
    return secret === undefined ? undefined : `shows the value of ${secret}`;
  }
  const isBare = args.every(
    (arg, at) =>
      /^-(?:[0uCS]|-null|-unset=.*)?$|^[A-Za-z_]\w*=/.test(arg) ||
      arg === '-' ||
      args[at - 1] === '-u',
  );
  if (program === 'env' && isBare && !args.includes('-i') && !args.includes('-'))
    return 'lists all variables of the environment';
  if (program === '' && through.at(-1) === 'env') return 'lists all variables of the environment';
  if (/^(?:npm|pnpm|yarn)$/.test(program) && args.join(' ') === 'run env')
    return 'lists all variables of the environment';
  if (program === 'set' && args.length === 0) return 'lists all variables of the shell';
  if (/^(?:export|declare|typeset|readonly|local)$/.test(program)) {
    const isListing =
      args.length === 0 || (plain.length === 0 && args.some((arg) => /^-\w*[px]/.test(arg)));
    const secret = args.some((arg) => /^-\w*p/.test(arg))
      ? plain.find(isSecretVariable)
      : undefined;
    if (isListing) return 'lists all variables of the environment';
    return secret === undefined ? undefined : `shows the value of ${secret}`;
  }
  // `e` means the environment only among the old flags, which have no hyphen.
  const flags = args.filter((arg) => /^[a-z]+$/.test(arg));
  if (program === 'ps' && flags.some((arg) => arg.includes('e') && /[auxw]/.test(arg)))
    return 'shows the environment of processes';
  if (POWERSHELL.test(program) && args.some((arg) => /^env:/i.test(arg)))
    return 'lists variables of the environment';
  return undefined;
}

function textOf({ args }: StartedProgram): string {
  return args.map(({ text }) => text).join(' ');
}
