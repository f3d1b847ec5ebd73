import type { BytePath } from '../engine/byte-path.ts';
import { decidePath } from '../engine/decide-path.ts';
import type { Dialect } from '../engine/dialect.ts';
import type { IgnoreAnswer } from '../engine/ignore-answer.ts';
import { parseIgnoreFiles } from '../engine/parse-ignore-file.ts';
import { checkIgnore, type GitQuestion } from './check-ignore.ts';

/**
 * The answers of git versions with this dialect about the paths. Only the installed git can be asked; for
 * others, the engine decides.
 * @param own the dialect of the installed git
 * @returns one answer for each path
 * @throws {GitError} when git fails
 */
export async function askDialect(
  dialect: Dialect,
  own: Dialect,
  question: GitQuestion,
): Promise<ReadonlyMap<BytePath, IgnoreAnswer>> {
  const answers = dialect === own ? await checkIgnore(question) : decide(dialect, question);
  return new Map(answers.map((answer) => [answer.path, answer]));
}

function decide(dialect: Dialect, { files, paths, ignoreCase }: GitQuestion): IgnoreAnswer[] {
  const rules = parseIgnoreFiles(files, ignoreCase, dialect);
  return paths.map((path) => ({ path, ...decidePath(rules, path, 'file') }));
}
