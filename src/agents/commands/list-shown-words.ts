import type { StartedProgram } from './expand-command.ts';
import { isEcho, isInterpreter, showsInput } from './programs.ts';
import type { Word } from './shell/shell-command.ts';
import { showsItsFiles } from './shows-its-files.ts';

/** The words of a program that may name files whose content it shows. */
export function listShownWords(
  command: StartedProgram,
  programs: readonly StartedProgram[],
): Word[] {
  const { inputs, program, args, documents, through, next } = command;
  const isSeen = !command.isRedirected && (!next || showsInput(next.program));
  const isEchoed = program === 'xargs' || (through.includes('xargs') && isEcho(program));
  const shown: Word[] =
    isSeen && (program === '' || isEchoed || showsInput(program)) ? [...inputs] : [];
  // `xargs -a .env`
  if (isSeen && isEchoed) shown.push(...command.words);
  if (showsItsFiles(command)) {
    shown.push(...dropFilter(command));
    // `find . -name '.env*' | xargs cat`: names come from the programs before it.
    if (through.includes('xargs') || through.includes('parallel')) {
      for (const before of programs)
        if (before.next === command) shown.push(...before.args, ...before.documents);
    }
    if (through.includes('find') || through.includes('fd')) shown.push(...command.words);
  }
  if (isInterpreter(program) && !args.some(({ text }) => /^[\w./]/.test(text)))
    shown.push(...documents);
  return shown;
}

/** Drops the filter of `jq`, which is not a file: `jq .env a.json`. */
function dropFilter({ program, args }: StartedProgram): readonly Word[] {
  const plain = args.filter(({ text }) => !text.startsWith('-'));
  const isFilter = program === 'jq' && plain.length > 1 && plain.length === args.length;
  return isFilter ? plain.slice(1) : args;
}
