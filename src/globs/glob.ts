import { compileGlob } from './compile-glob.ts';
import { matchesWhole } from './glob-automaton.ts';

export type Matcher = (path: string) => boolean;

/**
 * Tells whether a path matches one of the globs, read as git reads patterns: without a slash before
 * their end they match at any depth, and dotfiles are files like any other. A slash at the end means
 * everything below a directory. On top of git's, `{a,b}`, `{1..3}`, `@(a|b)` and `?(a)` offer
 * alternatives. In time linear in what the alternatives are long and in the path, whatever they are.
 * @throws ConfigError when a glob is malformed, repeats or excludes a group, or has too many alternatives
 */
export function makeMatcher(globs: readonly string[]): Matcher {
  const automata = globs.flatMap(compileGlob);
  return (path) => automata.some((automaton) => matchesWhole(automaton, path));
}

/**
 * The same of what is to be left out: as in an ignore file, whoever names a directory means all that is in it.
 * @throws ConfigError as {@link makeMatcher}
 */
export function makeIgnoreMatcher(globs: readonly string[]): Matcher {
  if (globs.length === 0) return () => false;
  const matches = makeMatcher(globs);
  return (path) => {
    if (matches(path)) return true;
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      if (matches(path.slice(0, at))) return true;
    }
    return false;
  };
}
