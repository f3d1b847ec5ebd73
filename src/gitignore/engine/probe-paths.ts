import { matches, type Automaton } from './automaton.ts';
import type { BytePath } from './byte-path.ts';
import { mostReadable } from './byte-class-representatives.ts';
import type { IgnoreRule } from './ignore-rule.ts';
import { makePathMatcher } from './path-matcher.ts';

/** Replaces `*` in a probe: nothing, a letter, and usual endings after `.env.` and `secrets.` */
const RUNS = ['', 'x', 'local', 'production.local', 'yml', 'ts'] as const;
/** The same, if there are many directories. */
const EXISTING_RUNS = ['local', 'ts'] as const;

/** Directories that no repository has, at several depths. */
const NEW_DIRECTORIES = ['', 'x', 'x/y', 'packages/x/y/z'] as const;

/** Git answers so many in 15 milliseconds, unless there are as many rules. */
const MOST = 1_000;
/** Few of the paths that rules re-include are required ones. */
const MOST_TRIES = 20_000;
/** A longer pattern has no example that a file system accepts. */
const MOST_TOKENS = 1_000;

export interface ProbeQuestion {
  readonly required: Automaton;
  readonly rules: readonly IgnoreRule[];
  /** Directories that exist. */
  readonly directories: readonly BytePath[];
}

/**
 * Files that the required pattern matches, in new and in existing directories and at the very paths that the
 * rules re-include: enough to detect an error of the engine, and the best there is if the engine cannot decide.
 * At most 1,000; reports say how many git was asked about.
 */
export function probePaths(question: ProbeQuestion): BytePath[] {
  const { required, rules, directories } = question;
  const isRequired = makePathMatcher(required);
  const paths = new Set<BytePath>();
  let tries = 0;
  for (const path of instantiateAll(required, rules, directories)) {
    if (paths.size === MOST || ++tries > MOST_TRIES) break;
    if (isPath(path) && isRequired(path)) paths.add(path);
  }
  return [...paths];
}

/** Whether an example of the pattern is known. */
export function canInstantiate(required: Automaton): boolean {
  return listExamples(required).length > 0;
}

/** Files at the top that the pattern matches; first those with nothing for its stars. */
export function listExamples(automaton: Automaton): BytePath[] {
  const examples = RUNS.map((run) => instantiatePattern(automaton, run, ''));
  return [...new Set(examples)].filter((path) => isPath(path) && matches(automaton, path));
}

function* instantiateAll(
  required: Automaton,
  rules: readonly IgnoreRule[],
  directories: readonly BytePath[],
): Generator<BytePath> {
  for (const directory of NEW_DIRECTORIES) {
    for (const run of RUNS) yield instantiatePattern(required, run, directory);
  }
  // At most half of all, to leave room for the rules.
  for (const directory of directories.slice(0, MOST / 2 / EXISTING_RUNS.length)) {
    for (const run of EXISTING_RUNS) yield instantiatePattern(required, run, directory);
  }
  for (const { negated, automaton } of rules) {
    if (!negated || automaton.length > MOST_TOKENS) continue;
    for (const run of RUNS) {
      const path = instantiatePattern(automaton, run, '');
      yield path;
      // What is re-included may be the directory around the file.
      yield instantiatePattern(required, run, path);
    }
  }
}

/** A path that the automaton matches, with `run` for each star and `directory` for each `**`. */
function instantiatePattern(automaton: Automaton, run: string, directory: BytePath): BytePath {
  let path = '';
  for (let at = 0; at < automaton.length; at++) {
    const token = automaton[at];
    if (token?.kind === 'optional' && directory === '') at += token.count;
    else if (token?.kind === 'byte') path += mostReadable(token.set);
    else if (token?.kind === 'globstar') path += directory === '' ? run : directory;
    else if (token?.kind === 'star') path += run;
  }
  return path;
}

function isPath(path: BytePath): boolean {
  return path.split('/').every((part) => part !== '' && !/^(?:\.|\.\.|\.git)$/i.test(part));
}
