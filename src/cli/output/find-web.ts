import { findWebLinks, type WebLinks } from '../../ci/web-links.ts';
import { GitError } from '../../errors/errors.ts';
import { openRepository } from '../../git/open-repository.ts';
import type { Report } from '../../report/report.ts';

/**
 * The web page of the repository, for the commits in a report.
 * @returns `undefined` if the report names no commit, or the page is unknown
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
    // Reports may be merged where git does not work; links are optional.
    if (cause instanceof GitError) return undefined;
    throw cause;
  }
}
