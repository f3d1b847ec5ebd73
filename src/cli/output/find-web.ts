import { findWebLinks, type WebLinks } from '../../ci/web-links.ts';
import { openRepository } from '../../git/open-repository.ts';
import type { Report } from '../../report/report.ts';

/**
 * Where people look at the repository in a browser, for the commits of a report.
 * @returns `undefined` where it names none, or nobody knows
 * @throws GitError
 */
export async function findWeb(
  { findings, suppressed }: Report,
  cwd: string,
): Promise<WebLinks | undefined> {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  if (all.every(({ origin }) => origin?.commit === undefined)) return undefined;
  const known = findWebLinks(process.env);
  if (known) return known;
  const repository = await openRepository(cwd);
  const remote = await repository?.findSetting('remote.origin.url');
  return findWebLinks(process.env, remote);
}
