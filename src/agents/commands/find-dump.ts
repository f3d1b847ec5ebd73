import type { StartedProgram } from './expand-command.ts';
import { findInScript } from './find-in-script.ts';
import { findListing } from './find-listing.ts';
import { isEcho, isInterpreter, showsInput } from './programs.ts';
import { isSecretVariable } from './secret-variable.ts';
import { isRevealed, type ShellState } from './shell-state.ts';
import type { Word } from './shell/shell-command.ts';

/** How a program would print a secret of the environment, if it would; worded to follow "this". */
export function findDump(command: StartedProgram, shell: ShellState): string | undefined {
  if (command.isRedirected) return undefined;
  const isShown = isSeen(command.next);
  return (
    (isShown ? (findListing(command) ?? findEcho(command, shell)) : undefined) ??
    findTraced(command, shell) ??
    findScripted(command)
  );
}

/** Whether the output of a program is shown, and not only read by the next one. */
function isSeen(next: StartedProgram | undefined): boolean {
  return !next || showsInput(next.program) || isEcho(next.program);
}

/** `echo $XAI_API_KEY`, and a here-document with it that is shown. */
function findEcho(
  { program, args, documents, words }: StartedProgram,
  { holders }: ShellState,
): string | undefined {
  const shown: Word[] = [
    ...(isEcho(program) ? args : []),
    ...(showsInput(program) || isEcho(program) ? documents : []),
    // In PowerShell a variable on its own is printed.
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

/** `%NAME%` of cmd.exe. */
function findPercent(text: string): string | undefined {
  const name = /%(?<name>[A-Za-z_]\w{0,127})%/.exec(text)?.groups?.['name'];
  return name !== undefined && isSecretVariable(name) ? name : undefined;
}

/** `curl -v` prints the headers that it sends, `set -x` each command with its variables expanded. */
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
  // `node -p` prints the result.
  const isPrinted = args.some(({ text }) => /^(?:-[a-oq-z]*p[a-z]*|--print)$/.test(text));
  for (const { text } of [...(script ? [script] : []), ...documents]) {
    const found = findInScript(text, isPrinted);
    if (found !== undefined) return found;
  }
  return undefined;
}
