import { GitError } from '../errors/errors.ts';

/** What git says about one path. Paths are bytes, as Latin-1. */
export interface CheckedPath {
  readonly path: string;
  readonly ignored: boolean;
  /** The pattern that decides, as git shows it; undefined if none matches. */
  readonly rule:
    { readonly file: string; readonly line: number; readonly text: string } | undefined;
}

/** The arguments for git; paths follow on its input, as {@link formatPaths} writes them. */
export const CHECK_IGNORE: readonly string[] = [
  'check-ignore',
  ...['--no-index', '--verbose', '--non-matching', '-z', '--stdin'],
];

/** Before each path: a colon at its start would be pathspec magic. */
const HERE = './';

export function formatPaths(paths: readonly string[]): Buffer {
  return Buffer.from(paths.map((path) => `${HERE}${path}\0`).join(''), 'latin1');
}

/**
 * Parses `<source> NUL <linenum> NUL <pattern> NUL <pathname> NUL`, the first three empty if no pattern
 * matches: https://git-scm.com/docs/git-check-ignore#_output
 * @param asked the paths that git was given
 * @returns one answer for each of them, in order
 * @throws {GitError} when the output is anything else
 */
export function parseCheckIgnore(output: Buffer, asked: readonly string[]): CheckedPath[] {
  const fields = output.toString('latin1').split('\0');
  const rest = fields.pop();
  if (rest !== '' || fields.length % 4 !== 0) {
    throw new GitError('git check-ignore answered something that is not in its documented format');
  }
  if (fields.length !== asked.length * 4) {
    const counts = `${String(fields.length / 4)} answers for ${String(asked.length)} paths`;
    throw new GitError(`git check-ignore gave ${counts}`);
  }
  return asked.map((path, index) => {
    const at = index * 4;
    const [file = '', line = '', text = '', answered = ''] = fields.slice(at, at + 4);
    if (answered !== HERE + path) throw new GitError('git check-ignore answered in another order');
    const rule = file === '' ? undefined : { file, line: Number(line), text };
    return { path, ignored: rule !== undefined && !text.startsWith('!'), rule };
  });
}
