import type { Finding } from '../finding/finding.ts';
import type { Repository } from '../git/repository.ts';
import type { Attributed } from './source.ts';

/** Adds author and subject of each commit. @throws GitError */
export async function addCommitFacts(
  { findings, suppressed }: Attributed,
  repository: Repository,
): Promise<Attributed> {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const ids = new Set(all.flatMap(({ origin }) => origin?.commit ?? []));
  const facts = await repository.history.readCommitFacts([...ids]);
  const add = (finding: Finding): Finding => {
    const found = facts.get(finding.origin?.commit ?? '');
    if (!found) return finding;
    const { commit, date, ...rest } = finding.origin ?? {};
    const known = { ...(commit !== undefined && { commit }), ...(date !== undefined && { date }) };
    return { ...finding, origin: { ...known, ...found, ...rest } };
  };
  return {
    findings: findings.map(add),
    suppressed: suppressed.map((item) => ({ ...item, finding: add(item.finding) })),
  };
}
