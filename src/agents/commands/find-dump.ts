import { splitGit } from './find-bypass.ts';
import type { StartedProgram } from './expand-command.ts';
import { isEcho, isInterpreter, isShell, showsFiles, showsInput } from './programs.ts';
import { isSecretVariable } from './secret-variable.ts';
import type { Expansion, Word } from './shell-command.ts';

/** What a script of another language writes with. */
const WRITES =
  /\b(?:print|puts|pp|say|echo|printf|write|console\.\w{1,12}|inspect|dump|var_dump|print_r|p)\b/;
/** The environment in other languages, and the name that is asked for. */
const ENVIRONMENT =
  /(?:\bos\.environ\b|\bgetenv\b|\bprocess\.env\b|\bENV\b|\$ENV\b|\$_ENV\b|\bDeno\.env\b|\bBun\.env\b)(?<rest>.{0,60})/gs;
const ASKED = /^(?:\.get|\.fetch|\.toObject)?[.[({\s]{0,3}["']?(?<name>[A-Za-z_]\w{0,127})/;
/** Names of the whole, and not of one variable in it. */
const WHOLE = /^(?:items|keys|copy|values|toObject|to_h|each|inspect|map|entries|environ)$/;
/** Where Linux keeps the environment of a process. */
const PROC = /\/proc\/[^/\s]{1,20}\/environ/;
const POWERSHELL = /^(?:get-childitem|gci|dir|ls|get-item|gi|get-content|gc)$/;

/** How a program would write a secret out of the environment, if it would; as said after "this". */
export function findDump(command: StartedProgram, shell: ShellState): string | undefined {
  if (command.isRedirected) return undefined;
  const isShown = isSeen(command.next);
  return (
    (isShown ? (findListing(command) ?? findEcho(command, shell)) : undefined) ??
    findTraced(command, shell) ??
    findScripted(command)
  );
}

/** What a line has done to the shell. */
export interface ShellState {
  /** Variables that hold the value of one that is secret; behind `!` those that hold its name. */
  readonly holders: ReadonlySet<string>;
  /** Whether each command is written with its variables expanded. */
  readonly isTraced: boolean;
}

/** @param programs of the line, in their order */
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

/** Whether what a program writes is shown, and not only read by the next one. */
function isSeen(next: StartedProgram | undefined): boolean {
  return !next || showsInput(next.program) || isEcho(next.program);
}

/** `env`, `printenv`, `set`, `export -p` and their like. */
function findListing(command: StartedProgram): string | undefined {
  const { program, through, next } = command;
  const args = command.args.map(({ text }) => text);
  const inputs = command.inputs.map((word) => word.text);
  const shown = [
    ...(showsFiles(program) || program === 'xargs' ? args : []),
    ...(showsInput(program) ? inputs : []),
  ];
  if (shown.some((arg) => PROC.test(arg))) return 'shows the environment of a process';
  // The names alone are no secret.
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
  // Only of its old flags, without a hyphen, `e` means the environment.
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

/** `echo $XAI_API_KEY`, and a document with it that is shown. */
function findEcho(
  { program, args, documents, words }: StartedProgram,
  { holders }: ShellState,
): string | undefined {
  const shown: Word[] = [
    ...(isEcho(program) ? args : []),
    ...(showsInput(program) || isEcho(program) ? documents : []),
    // In PowerShell a variable alone is written.
    ...(words.length === 1 && /^\$env:/i.test(words[0]?.text ?? '') ? words : []),
  ];
  for (const word of shown) {
    const secret =
      word.variables.find((variable) => isRevealed(variable, holders))?.name ??
      findPercent(word.text);
    if (secret !== undefined) return `shows the value of ${secret}`;
  }
  return undefined;
}

/** `${#NAME}` and `${NAME:+set}` tell that it is there, and not what it is. */
function isRevealed({ name, operator }: Expansion, holders: ReadonlySet<string>): boolean {
  if (operator === '!') return holders.has(`!${name}`);
  const isSecret = isSecretVariable(name) || holders.has(name);
  return isSecret && operator !== '#' && !/^:?\+/.test(operator);
}

/** `%NAME%` of cmd.exe. */
function findPercent(text: string): string | undefined {
  const name = /%(?<name>[A-Za-z_]\w{0,127})%/.exec(text)?.groups?.['name'];
  return name !== undefined && isSecretVariable(name) ? name : undefined;
}

/** `curl -v` writes the headers that it sends, `set -x` each command with its variables expanded. */
function findTraced(
  { program, args, words }: StartedProgram,
  { holders, isTraced }: ShellState,
): string | undefined {
  const traced = (isTraced ? words : [])
    .flatMap(({ variables }) => variables)
    .find((variable) => isRevealed(variable, holders));
  if (traced) return `shows the value of ${traced.name} in the trace of the shell`;
  if (program !== 'curl') return undefined;
  const isVerbose = args.some(({ text }) => /^(?:-[a-zA-Z]*v|--verbose|--trace)/.test(text));
  const secret = args.flatMap(({ variables }) => variables).find((one) => isRevealed(one, holders));
  return isVerbose && secret
    ? `shows the value of ${secret.name} among the headers that it sends`
    : undefined;
}

/** `python -c "print(os.environ)"` */
function findScripted({ program, script, documents, args }: StartedProgram): string | undefined {
  if (/^(?:awk|gawk|mawk|jq)$/.test(program)) {
    const dump = args.find(({ text }) => /\bENVIRON\b|\$ENV\b|(?:^|[^.\w])env\b/.test(text));
    return dump ? 'shows variables of the environment' : undefined;
  }
  if (!isInterpreter(program)) return undefined;
  // `node -p` writes what comes out.
  const isPrinted = args.some(({ text }) => /^(?:-[a-oq-z]*p[a-z]*|--print)$/.test(text));
  for (const { text } of [...(script ? [script] : []), ...documents]) {
    const found = findInScript(text, isPrinted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findInScript(text: string, isPrinted: boolean): string | undefined {
  for (const { 0: whole, groups, index } of text.matchAll(ENVIRONMENT)) {
    const name = ASKED.exec(groups?.['rest'] ?? '')?.groups?.['name'];
    const isWhole = name === undefined || WHOLE.test(name);
    const start = Math.max(0, text.lastIndexOf('\n', index), text.lastIndexOf(';', index));
    const before = text.slice(start, index);
    // Whether it is there, and no value.
    if (
      /(?:\b(?:bool|Boolean|len)\(|!|(?<!\bfor\b.{1,80})\bin)\s{0,3}(?:\w{1,20}\.)?$/.test(before)
    )
      continue;
    const behind = text.slice(index + whole.length - (groups?.['rest'] ?? '').length);
    const isWritten = isPrinted || WRITES.test(before) || isWrittenLater(before, behind);
    if (!isWritten) continue;
    // What a client is made with is not written.
    if (/\bapi_?key\s{0,3}[:=]\s{0,3}$/i.test(before)) continue;
    if (isWhole) return 'shows variables of the environment';
    if (isSecretVariable(name)) return `shows the value of ${name}`;
  }
  return undefined;
}

/** `k = os.environ["K"]; print(k)`, and a loop over all of it. */
function isWrittenLater(before: string, behind: string): boolean {
  if (/\bfor\b.{0,120}$/.test(before)) return WRITES.test(behind);
  const name = /(?<name>[A-Za-z_]\w{0,60})\s{0,3}=\s{0,3}(?:\w{1,20}\.)?$/.exec(before)?.groups?.[
    'name'
  ];
  if (name === undefined) return false;
  const from = behind.search(WRITES);
  const [written = ''] = from === -1 ? [] : behind.slice(from).split(/[;\n]/, 1);
  // What is called with it, or made of it, is not followed.
  return written.split(/\W+/).slice(1, 4).includes(name);
}

/** Commands of git that show what is in files. */
const GIT_SHOWS =
  /^(?:show|diff|log|grep|cat-file|blame|annotate|archive|stash|difftool|whatchanged|format-patch)$/;

/** Whether a program shows what is in the files that it names. */
export function showsItsFiles({ program, args, script }: StartedProgram): boolean {
  const texts = args.map(({ text }) => text);
  if (program === 'git') return GIT_SHOWS.test(splitGit(texts).subcommand);
  if (/^g?sed$/.test(program))
    return !texts.some((text) => /^(?:-[a-zA-Z]*i|--in-place)/.test(text));
  if (/^(?:cp|install|dd|tar)$/.test(program))
    return (
      texts.some((text) => /\/dev\/(?:stdout|stderr|tty|fd)|^-$|^-[a-zA-Z]*O$/.test(text)) ||
      program === 'dd'
    );
  if (
    /^(?:grep|egrep|fgrep|rg)$/.test(program) &&
    texts.some((text) => /^(?:-[a-zA-Z]*[qcl]|--quiet|--count|--files-with-matches)$/.test(text))
  )
    return false;
  return showsFiles(program) || (isInterpreter(program) && script !== undefined);
}
