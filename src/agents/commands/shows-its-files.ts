import type { StartedProgram } from './expand-command.ts';
import { splitGit } from './find-bypass.ts';
import { isInterpreter, showsFiles } from './programs.ts';

/** Commands of git that show the content of files. */
const GIT_SHOWS =
  /^(?:show|diff|log|grep|cat-file|blame|annotate|archive|stash|difftool|whatchanged|format-patch)$/;

/** Whether a program shows the content of the files that it names. */
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
