import { rules } from '../../rules/index.ts';
import type { Config } from '../config/config.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';
import type { Repository } from '../git/repository.ts';
import { lintSource } from '../lint/lint-source.ts';
import { requireEverythingScanned } from '../report/require-everything-scanned.ts';
import { makeTreeSource } from '../sources/tree.ts';

/**
 * The findings of the work tree that are not committed yet: HEAD has the secret neither in that file nor in a
 * file that it was moved from.
 * @param findings to be checked
 * @param all findings of the work tree, suppressed or not
 * @throws GitError, ScanError
 */
export async function listNotInHead(
  findings: readonly Finding[],
  all: readonly Finding[],
  repository: Repository,
  config: Config,
): Promise<Finding[]> {
  const asked = findings.filter(isOfContent);
  if (asked.length === 0 || !repository.history.hasCommit()) return asked;
  const head = await lintSource(makeTreeSource('HEAD', repository), config);
  requireEverythingScanned(head);
  const present = new Set(all.map(identify));
  const committed = [...head.findings, ...head.suppressed.map(({ finding }) => finding)];
  const places = new Set(committed.map(identify));
  const gone = new Set(
    committed.filter((finding) => !present.has(identify(finding))).map(identifySecret),
  );
  return asked.filter(
    (finding) =>
      !places.has(identify(finding)) && !(finding.secret && gone.has(identifySecret(finding))),
  );
}

/** A gap in an ignore file cannot be committed. */
function isOfContent({ rule: id }: Finding): boolean {
  return rules.find((rule) => rule.id === id)?.kind !== 'repository';
}

function identify(finding: Finding): string {
  return `${finding.path}\0${identifySecret(finding)}`;
}

function identifySecret({ rule, secret }: Finding): string {
  return `${rule}\0${secret ? reveal(secret) : ''}`;
}
