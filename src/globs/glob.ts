import { compileGlob } from './compile-glob.ts';
import { matchesWhole } from './glob-automaton.ts';

export type Matcher = (path: string) => boolean;

/**
 * Tests whether a path matches one of the globs, which are read like git's patterns: without a slash before
 * their end they match at any depth, and dotfiles are not special. A slash at the end means everything below a
 * directory. In addition, `{a,b}`, `{1..3}`, `@(a|b)` and `?(a)` are alternatives. Takes time linear in the
 * length of the alternatives and of the path.
 * @throws ConfigError when a glob is malformed, repeats or excludes a group, or has too many alternatives
 */
export function makeMatcher(globs: readonly string[]): Matcher {
  const automata = globs.flatMap(compileGlob);
  return (path) => automata.some((automaton) => matchesWhole(automaton, path));
}

/**
 * The same for globs that ignore files: as in an ignore file, a directory stands for everything in it.
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
