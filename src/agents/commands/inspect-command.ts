import { homedir } from 'node:os';
import type { Read } from '../calls/tool-call.ts';
import { expandCommand, type StartedProgram } from './expand-command.ts';
import { findBypassIn, splitGit } from './find-bypass.ts';
import { findDump, readShellState, showsItsFiles } from './find-dump.ts';
import { isEcho, isInterpreter, showsInput } from './programs.ts';
import type { Word } from './shell-command.ts';

/** What a command line would do that matters here. */
export interface Inspection {
  /** How it would show a secret or get around the guard, if it would; as said after "this". */
  readonly faults: readonly string[];
  /** Paths that it may show, of which some may be none; relative to `directories`. */
  readonly reads: readonly Read[];
  /** Files that it writes or changes, as far as it names them. */
  readonly writes: readonly string[];
  /** Where it may be when it names them: the directory that it starts in, and those that it goes to. */
  readonly directories: readonly string[];
}

/** So many values of variables in one word are tried. */
const MOST_VALUES = 16;
/** Programs that change the files that they name. */
const CHANGES =
  /^(?:rm|mv|cp|tee|truncate|chmod|unlink|shred|ln|install|touch|dd|del|erase|copy|move|ren|sponge|curl|wget|rsync|remove-item|move-item|copy-item|set-content|add-content|out-file|new-item|patch)$/;
/** What a script of another language changes files with. */
const WRITING =
  /write|unlink|remove|rmtree|rmSync|\brm\b|rename|truncate|copy|append|dump|["'](?:[wax]b?\+?|r\+)["']/i;
/** What separates names of files in a script of another language. */
const SEPARATORS = /[^\w./~@+*?:\\-]+/;

/**
 * What a command line would show, change or get around.
 * @param environment of the hook, for the variables of paths
 * @throws ScanError when it is nested too deeply to be followed
 */
export function inspectCommand(
  line: string,
  environment: Readonly<Record<string, string | undefined>>,
): Inspection {
  const programs = expandCommand(line);
  const variables = collectVariables(programs, environment);
  const shell = readShellState(programs);
  const faults: string[] = [];
  const reads: Read[] = [];
  const writes: string[] = [];
  const directories = ['.'];
  for (const command of programs) {
    const fault = findBypassIn(command) ?? findDump(command, shell);
    if (fault !== undefined) faults.push(fault);
    for (const word of listShown(command, programs))
      for (const path of listPaths(word, variables)) reads.push(toRead(path, command));
    reads.push(...listSearches(command, programs, variables));
    for (const word of listChanged(command)) writes.push(...expandVariables(word, variables));
    if (/^(?:cd|pushd|set-location)$/.test(command.program))
      for (const { text } of command.args) directories.push(...expandVariables(text, variables));
    const at = command.args.findIndex(({ text }) => text === '-C');
    if (at !== -1) directories.push(command.args[at + 1]?.text ?? '.');
  }
  return { faults, reads, writes, directories };
}

type Variables = ReadonlyMap<string, readonly string[]>;

/** Variables that the line sets, in a loop too, over those of the environment. */
function collectVariables(
  programs: readonly StartedProgram[],
  environment: Readonly<Record<string, string | undefined>>,
): Variables {
  // As good as where the line is run.
  const variables = new Map<string, readonly string[]>([['PWD', ['.']]]);
  for (const name of ['HOME', 'TMPDIR', 'USERPROFILE']) {
    const value = environment[name];
    if (value !== undefined) variables.set(name, [value]);
  }
  const add = (name: string, values: readonly string[]): void => {
    const all = [
      ...(variables.get(name) ?? []),
      ...values.flatMap((text) => expandVariables(text, variables)),
    ];
    variables.set(name, all.slice(-MOST_VALUES));
  };
  for (const { assignments, words } of programs) {
    for (const { name, value } of assignments) add(name, [value.text]);
    const [first, name, ...rest] = words.map(({ text }) => text);
    if (first === 'for' && name !== undefined)
      add(
        name,
        rest.filter((text) => text !== 'in'),
      );
    if (first === 'export' || first === 'local' || first === 'declare')
      for (const text of [name ?? '', ...rest]) {
        const at = text.indexOf('=');
        if (at > 0) add(text.slice(0, at), [text.slice(at + 1)]);
      }
  }
  return variables;
}

/** A text with every value that its variables may have. */
function expandVariables(text: string, variables: Variables): string[] {
  const home = /^~(?=[/\\]|$)/.test(text) ? homedir() + text.slice(1) : text;
  let expanded = [home];
  const names = new Set(
    [...home.matchAll(/\$\{?(?:env:)?(?<name>[A-Z_]\w*)/gi)].map(
      ({ groups }) => groups?.['name'] ?? '',
    ),
  );
  for (const name of names) {
    const values = variables.get(name);
    if (!values) continue;
    const written = [`\${${name}}`, `$${name}`, `\${env:${name}}`, `$env:${name}`];
    expanded = expanded.flatMap((one) =>
      values.map((value) => written.reduce((done, form) => done.split(form).join(value), one)),
    );
    expanded = expanded.slice(0, MOST_VALUES);
  }
  return expanded;
}

/** The words of a program that may name files whose content it shows. */
function listShown(command: StartedProgram, programs: readonly StartedProgram[]): Word[] {
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

/** Without what `jq` does to the files behind it: `jq .env a.json`. */
function dropFilter({ program, args }: StartedProgram): readonly Word[] {
  const plain = args.filter(({ text }) => !text.startsWith('-'));
  const isFilter = program === 'jq' && plain.length > 1 && plain.length === args.length;
  return isFilter ? plain.slice(1) : args;
}

/** What in a word may name a file: itself, what stands behind `=` or `@`, and each word of a script. */
function listPaths(word: Word, variables: Variables): string[] {
  const found = new Set<string>();
  for (const written of [word.text, word.raw]) {
    for (const text of expandVariables(written, variables)) {
      const behind = text.split(/[=@:]/).slice(1);
      // `${name:-.env}`
      for (const { groups } of text.matchAll(/\$\{\w{1,128}:?[-=](?<otherwise>[^}]{1,1024})\}/g))
        behind.push(groups?.['otherwise'] ?? '');
      for (const part of [
        text,
        ...behind,
        ...(/[\s"'()]/.test(text) ? text.split(SEPARATORS) : []),
      ])
        // A flag is no file, but its value may be one.
        if (/^[^-]/.test(part) && part.length < 1024) found.add(part);
    }
  }
  return [...found];
}

function toRead(path: string, { program, args }: StartedProgram): Read {
  const isSearch = /^(?:[efz]?grep|rg|ag|ack|findstr|select-string|sls)$/.test(program);
  const flags = args.map(({ text }) => text).filter((text) => text.startsWith('-'));
  const pattern =
    isSearch && !showsMore(flags)
      ? args.find(({ text }) => !text.startsWith('-'))?.text
      : undefined;
  return pattern === undefined ? { path } : { path, pattern };
}

/** Whether a search shows other lines than those in which its first argument stands. */
function showsMore(flags: readonly string[]): boolean {
  return flags.some((flag) =>
    /^(?:-[a-zA-Z]*[vfeABC]|-\d|--(?:invert-match|file|regexp|context|after-context|before-context|passthru))/.test(
      flag,
    ),
  );
}

/** Directories whose files a program shows, those that git ignores included. */
function listSearches(
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

/** Directories of which every file, whatever its name, is an argument: of `find . -exec cat`, `ls -A | xargs cat`. */
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

/** Where `find` looks, unless it looks for some names only. */
function listPlaces(words: readonly Word[]): string[] {
  const texts = words.map(({ text }) => text);
  const start = texts.findIndex((text) => /(?:^|\/)find$/.test(text)) + 1;
  if (texts.some((text) => /^-(?:i?name|i?path|i?regex|wholename)$/.test(text))) return [];
  const length = texts.slice(start).findIndex((text) => /^[-(!]/.test(text));
  const places = texts.slice(start, length === -1 ? undefined : start + length);
  return places.length === 0 ? ['.'] : places;
}

function listChanged(command: StartedProgram): string[] {
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
            .flatMap(({ text }) => text.split(SEPARATORS))
        : [],
    );
}
