import { GitError } from '../errors.ts';
import type { BytePath } from './byte-path.ts';

/** What git says of one path. */
export interface IgnoreAnswer {
  readonly path: BytePath;
  readonly ignored: boolean;
  /** The pattern that decides, as git shows it; undefined where none matches. */
  readonly rule:
    { readonly file: BytePath; readonly line: number; readonly text: string } | undefined;
}

/**
 * Parses `<source> NUL <linenum> NUL <pattern> NUL <pathname> NUL`, the first three empty where no
 * pattern matches: https://git-scm.com/docs/git-check-ignore#_output
 *
 * @throws {GitError} when the output is anything else
 */
export function parseCheckIgnore(output: Buffer): IgnoreAnswer[] {
  const fields = output.toString('latin1').split('\0');
  const rest = fields.pop();
  if (rest !== '' || fields.length % 4 !== 0) {
    throw new GitError('git check-ignore answered something that is not in its documented format');
  }
  const answers: IgnoreAnswer[] = [];
  for (let at = 0; at < fields.length; at += 4) {
    const [file = '', line = '', text = '', path = ''] = fields.slice(at, at + 4);
    const rule = file === '' ? undefined : { file, line: Number(line), text };
    answers.push({ path, ignored: rule !== undefined && !text.startsWith('!'), rule });
  }
  return answers;
}
