import type { WebLinks } from '../ci/web-links.ts';
import type { Finding } from '../finding/finding.ts';
import { describeCommit } from './describe-commit.ts';

/**
 * `added in 0dfa… on 2026-01-01 by A. Developer: "the subject" (https://…/blob/<id>/path#L1)`; empty if no
 * commit is known.
 */
export function describeSource(finding: Finding, web: WebLinks | undefined): string {
  const added = describeCommit(finding.origin ?? {});
  const address = findSourceAddress(finding, web);
  return address === undefined ? added : `${added} (${address})`;
}

/** The web page of the line in the commit that added it; of the commit, if the finding is not in a file. */
export function findSourceAddress(
  { origin, path, region, entry }: Finding,
  web: WebLinks | undefined,
): string | undefined {
  if (!web || origin?.commit === undefined) return undefined;
  // Without a path in a commit, the name is in angle brackets.
  if (path === '' || path.startsWith('<')) return web.commit(origin.commit);
  return web.file(origin.commit, path, entry === undefined ? region?.line : undefined);
}

/** The same as a sentence. */
export function toSentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}. `;
}
