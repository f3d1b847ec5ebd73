import { toBytePath, type BytePath } from './byte-path.ts';

/**
 * Tells files that may be re-included, at any depth.
 * @param names of such files
 * @param ignoreCase `core.ignoreCase`
 */
export function makeTemplateCheck(
  names: readonly string[],
  ignoreCase: boolean,
): (path: BytePath) => boolean {
  const fold = (path: BytePath): BytePath => (ignoreCase ? foldLetters(path) : path);
  const ends = names.map((name) => `/${fold(toBytePath(name))}`);
  return (path) => {
    const folded = `/${fold(path)}`;
    return ends.some((end) => folded.endsWith(end));
  };
}

/** As git folds case: the letters of ASCII alone. */
function foldLetters(path: BytePath): BytePath {
  return path.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
