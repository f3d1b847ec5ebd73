import type { StartedProgram } from './expand-command.ts';
import { splitGit } from './find-bypass.ts';
import { splitScript } from './list-paths.ts';
import { isInterpreter } from './programs.ts';

/** Programs that change the files that they name. */
const CHANGES =
  /^(?:rm|mv|cp|tee|truncate|chmod|unlink|shred|ln|install|touch|dd|del|erase|copy|move|ren|sponge|curl|wget|rsync|remove-item|move-item|copy-item|set-content|add-content|out-file|new-item|patch)$/;
/** How scripts of other languages change files. */
const WRITING =
  /write|unlink|remove|rmtree|rmSync|\brm\b|rename|truncate|copy|append|dump|["'](?:[wax]b?\+?|r\+)["']/i;

/** Words that may name a file that a program changes. */
export function listChangedFiles(command: StartedProgram): string[] {
  const { program, args, outputs, script, documents } = command;
  const texts = args.map(({ text }) => text);
  const isInPlace =
    /^(?:g?sed|perl|ruby)$/.test(program) &&
    texts.some((text) => /^(?:-[a-zA-Z]*i|--in-place)/.test(text));
  const isGit =
    program === 'git' &&
    /^(?:rm|mv|checkout|restore|apply|update-index)$/.test(splitGit(texts).subcommand);
  const isChanging = CHANGES.test(program) || isInPlace || isGit;
  const named = isChanging ? args.filter(({ text }) => !text.includes('://')) : [];
  return [...named, ...outputs]
    .flatMap(({ text }) => [text, ...text.split('=').slice(1)])
    .concat(
      isInterpreter(program)
        ? [...(script ? [script] : []), ...documents]
            .filter(({ text }) => WRITING.test(text))
            .flatMap(({ text }) => splitScript(text))
        : [],
    );
}
