import type { Read } from '../calls/tool-call.ts';
import type { StartedProgram } from './expand-command.ts';
import type { Word } from './shell/shell-command.ts';
import { expandVariables, type Variables } from './shell-variables.ts';
import { showsItsFiles } from './shows-its-files.ts';

/** A file that a program shows, or only the lines that it searches for. */
export function toRead(path: string, { program, args }: StartedProgram): Read {
  const isSearch = /^(?:[efz]?grep|rg|ag|ack|findstr|select-string|sls)$/.test(program);
  const flags = args.map(({ text }) => text).filter((text) => text.startsWith('-'));
  const pattern =
    isSearch && !showsMore(flags)
      ? args.find(({ text }) => !text.startsWith('-'))?.text
      : undefined;
  return pattern === undefined ? { path } : { path, pattern };
}

/** Directories whose files a program shows, including ignored files. */
export function listSearches(
  command: StartedProgram,
  programs: readonly StartedProgram[],
  variables: Variables,
): Read[] {
  const { program, args } = command;
  const flags = args.map(({ text }) => text).filter((text) => text.startsWith('-'));
  const listed = listFound(command, programs);
  if (listed.length > 0 && showsItsFiles(command)) {
    const isSearch = /^(?:[efz]?grep|rg|ag)$/.test(program) && !showsMore(flags);
    const found = args.find(({ text }) => !text.startsWith('-'))?.text;
    return listed.flatMap((place) =>
      expandVariables(place, variables).map((path) => ({
        path,
        pattern: (isSearch ? found : undefined) ?? '',
      })),
    );
  }
  if (!/^(?:[ef]?grep|rg|ag)$/.test(program)) return [];
  const isGrep =
    /^[ef]?grep$/.test(program) &&
    flags.some((flag) => /^-[a-zA-Z]*[rR]|^--recursive|^--dereference-recursive/.test(flag));
  const isOpen =
    /^(?:rg|ag)$/.test(program) &&
    flags.some((flag) => /^-[a-zA-Z]*[u.]|^--(?:hidden|no-ignore|unrestricted)/.test(flag));
  const isQuiet = flags.some((flag) =>
    /^(?:-[a-zA-Z]*[qlc]|--quiet|--files-with-matches|--count)$/.test(flag),
  );
  const isExcluded = flags.some((flag) => /^--(?:exclude|include|glob)=/.test(flag));
  if (!(isGrep || isOpen) || isQuiet || isExcluded) return [];
  const [pattern, ...places] = args.filter(({ text }) => !text.startsWith('-'));
  const paths = places.flatMap(({ text }) => expandVariables(text, variables));
  return (paths.length === 0 ? ['.'] : paths).map((path) => ({
    path,
    pattern: pattern && !showsMore(flags) ? pattern.text : '',
  }));
}

/** Whether a search shows lines that do not contain its first argument. */
function showsMore(flags: readonly string[]): boolean {
  return flags.some((flag) =>
    /^(?:-[a-zA-Z]*[vfeABC]|-\d|--(?:invert-match|file|regexp|context|after-context|before-context|passthru))/.test(
      flag,
    ),
  );
}

/** Directories whose files are all arguments: of `find . -exec cat`, `ls -A | xargs cat`. */
function listFound(command: StartedProgram, programs: readonly StartedProgram[]): string[] {
  const { through } = command;
  if (through.includes('find')) return listPlaces(command.words);
  if (!through.includes('xargs') && !through.includes('parallel')) return [];
  return programs
    .filter(({ next }) => next === command)
    .flatMap(({ program, args, words }) => {
      if (program === 'find') return listPlaces(words);
      const isAll = args.some(({ text }) => /^(?:-[a-zA-Z]*[aA]|--all|--almost-all)/.test(text));
      if (program !== 'ls' || !isAll) return [];
      const places = args.map(({ text }) => text).filter((text) => !text.startsWith('-'));
      return places.length === 0 ? ['.'] : places;
    });
}

/** The directories that `find` searches, unless it searches for certain names only. */
function listPlaces(words: readonly Word[]): string[] {
  const texts = words.map(({ text }) => text);
  const start = texts.findIndex((text) => /(?:^|\/)find$/.test(text)) + 1;
  if (texts.some((text) => /^-(?:i?name|i?path|i?regex|wholename)$/.test(text))) return [];
  const length = texts.slice(start).findIndex((text) => /^[-(!]/.test(text));
  const places = texts.slice(start, length === -1 ? undefined : start + length);
  return places.length === 0 ? ['.'] : places;
}
