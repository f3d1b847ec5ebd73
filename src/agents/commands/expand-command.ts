import { ScanError } from '../../errors/errors.ts';
import { parseShell } from './shell/parse-shell.ts';
import {
  findScript,
  isEcho,
  isInterpreter,
  isKnown,
  isRunner,
  isShell,
  isWrapper,
  nameProgram,
} from './programs.ts';
import type { SimpleCommand, Word } from './shell/shell-command.ts';

/** A program that a line starts, directly or through other programs. */
export interface StartedProgram extends SimpleCommand {
  /** Without directory; empty if the input goes to a group or a loop. */
  readonly program: string;
  readonly args: readonly Word[];
  /** The text that it runs, if it is an interpreter. */
  readonly script?: Word;
  /** The programs that start it: `sudo`, `xargs`. */
  readonly through: readonly string[];
  /** The program that reads its output. */
  readonly next?: StartedProgram;
}

/** How deeply `sh -c "sh -c …"` may be nested. */
const MAX_DEPTH = 8;

/**
 * Every program that a line starts, including those that are started by other programs.
 * @throws ScanError when it is nested too deeply
 */
export function expandCommand(line: string, depth = 0): StartedProgram[] {
  if (depth > MAX_DEPTH) throw new ScanError('the command is nested too deeply to be read');
  const started = parseShell(line).map(unwrap);
  for (const command of started) {
    const next = started[command.pipedTo ?? -1];
    if (!next) continue;
    Object.assign(command, { next });
    // `echo 'cat .env' | sh`
    if (
      isEcho(command.program) &&
      !next.script &&
      (isShell(next.program) || isInterpreter(next.program))
    )
      Object.assign(next, { documents: [...next.documents, joinWords(command.args)] });
  }
  return started.flatMap((command) => [command, ...expandInner(command, depth)]);
}

/** The commands that a shell or `eval` runs. */
function expandInner(command: StartedProgram, depth: number): StartedProgram[] {
  const { program, args, script, documents } = command;
  const lines: string[] = [];
  if (isShell(program)) {
    if (script) lines.push(script.text);
    else lines.push(...documents.map(({ text }) => text));
  } else if (program === 'eval') lines.push(args.map(({ text }) => text).join(' '));
  // `watch "cat .env"`
  else if (script && /\s/.test(program)) lines.push(script.text);
  return lines.flatMap((line) => expandCommand(line, depth + 1));
}

function joinWords(words: readonly Word[]): Word {
  return {
    text: words.map(({ text }) => text).join(' '),
    raw: words.map(({ raw }) => raw).join(' '),
    variables: [],
    isQuoted: true,
  };
}

function unwrap(command: SimpleCommand): StartedProgram {
  const through: string[] = [];
  let { words } = command;
  for (;;) {
    const program = nameProgram(words[0]?.text ?? '');
    const next = isWrapper(program)
      ? findProgram(program, words)
      : isRunner(program, words[1]?.text)
        ? findRun(words)
        : -1;
    if (next === -1) {
      const args = words.slice(1);
      const at = findScript(
        program,
        args.map(({ text }) => text),
      );
      const isLine = through.length > 0 && /\s/.test(program);
      const script = isLine ? words[0] : args[at ?? -1];
      return { ...command, program, args, through, ...(script && { script }) };
    }
    through.push(program);
    words = words.slice(next);
  }
}

/** The index of the program that another one starts, or -1. */
function findProgram(wrapper: string, words: readonly Word[]): number {
  if (wrapper === 'find' || wrapper === 'fd') {
    const at = words.findIndex(({ text }) =>
      /^(?:-(?:exec|execdir|ok|okdir|x|X)|--exec(?:-batch)?)$/.test(text),
    );
    return at === -1 ? -1 : at + 1;
  }
  // Flags may take values, and no list of them could be complete. The program is recognised by its name.
  const known = words.findIndex(({ text }, at) => at > 0 && isKnown(nameProgram(text)));
  if (known !== -1) return known;
  return words.findIndex(
    ({ text }, at) =>
      at > 0 && !/^-|^[A-Za-z_]\w*=|^[\d.]+[smhd]?$/.test(text) && words[at - 1]?.text !== '-u',
  );
}

/** The same for `uv run`, `npx` and the like. The arguments of their programs may be any words. */
function findRun(words: readonly Word[]): number {
  const first = words.findIndex(({ text }, at) => at > 0 && !/^-|^(?:run|exec|x|dlx)$/.test(text));
  if (isKnown(nameProgram(words[first]?.text ?? ''))) return first;
  // It may be the value of a flag.
  const later = words.findIndex(
    ({ text }, at) =>
      at > first && isInterpreter(nameProgram(text)) && (words[at + 1]?.text ?? '').startsWith('-'),
  );
  return later === -1 ? first : later;
}
