import { findWebLinks, type WebLinks } from '../../ci/web-links.ts';
import { GitError } from '../../errors/errors.ts';
import { openRepository } from '../../git/open-repository.ts';
import type { Report } from '../../report/report.ts';

/**
 * Where people look at the repository in a browser, for the commits of a report.
 * @returns `undefined` where it names none, or nobody knows
 */
export async function findWeb(
  { findings, suppressed }: Report,
  cwd: string,
): Promise<WebLinks | undefined> {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  if (all.every(({ origin }) => origin?.commit === undefined)) return undefined;
  const known = findWebLinks(process.env);
  if (known) return known;
  try {
    const repository = await openRepository(cwd);
    const remote = await repository?.findSetting('remote.origin.url');
    return findWebLinks(process.env, remote);
  } catch (cause) {
    // Reports are joined where git may refuse to work, too; without links they are as complete.
    if (cause instanceof GitError) return undefined;
    throw cause;
  }
}
