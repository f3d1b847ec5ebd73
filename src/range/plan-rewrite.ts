import { GitError } from '../errors/errors.ts';
import type { Finding } from '../finding/finding.ts';
import type { ListedCommit } from '../git/list-commits.ts';
import type { Repository } from '../git/repository.ts';
import type { Revisions } from '../git/walk-commits.ts';
import { getKind } from '../report/next-steps/plan-fix.ts';
import type { Rewrite } from '../report/next-steps/rewrite.ts';

/** A newest commit of the scan. */
export interface Tip {
  readonly commit: string;
  /** The full name of the local branch or other ref that points to it, if known. */
  readonly ref?: string;
}

/**
 * Finds the commits that have to be rewritten. If git cannot tell, the refusal stays, and the advice has no
 * commands.
 * @param findings those that block
 * @param revisions that limit the commits of the tips
 * @returns `undefined` if no commit of the tips is responsible
 */
export async function planRewrite(
  findings: readonly Finding[],
  tips: readonly Tip[],
  revisions: Omit<Revisions, 'all' | 'include'>,
  repository: Repository,
): Promise<Rewrite | undefined> {
  const faulty = new Set(findings.flatMap(({ origin }) => origin?.commit ?? []));
  if (faulty.size === 0) return undefined;
  try {
    const { head, branch } = repository.isBare
      ? { head: undefined, branch: undefined }
      : await repository.history.readHead();
    const isCheckedOut = ({ commit, ref }: Tip): boolean =>
      commit === head && (ref === undefined || !ref.startsWith(HEADS) || ref === branch);
    // The branch that is checked out comes first.
    const sorted = [...tips].sort((a, b) => Number(isCheckedOut(b)) - Number(isCheckedOut(a)));
    for (const tip of sorted) {
      const commits = await repository.history.listCommits({ ...revisions, include: [tip.commit] });
      const oldest = commits.findLast(({ id }) => faulty.has(id));
      if (!oldest) continue;
      const plan = await planFrom(oldest, tip, { findings, faulty }, repository);
      if (repository.isBare || isCheckedOut(tip)) return plan;
      // Without a branch there is nothing to switch to, and the commands would change something else.
      return tip.ref?.startsWith(HEADS) === true
        ? { ...plan, branch: tip.ref.slice(HEADS.length) }
        : undefined;
    }
    return undefined;
  } catch (cause) {
    if (cause instanceof GitError) return undefined;
    throw cause;
  }
}

const HEADS = 'refs/heads/';

async function planFrom(
  oldest: ListedCommit,
  tip: Tip,
  { findings, faulty }: { findings: readonly Finding[]; faulty: ReadonlySet<string> },
  repository: Repository,
): Promise<Rewrite> {
  const { id, parents } = oldest;
  const [parent] = parents;
  // Without those that exist in any case, even if they are new too.
  const since = await repository.history.listCommits({ include: [tip.commit], exclude: parents });
  const paths = [...new Set(findings.map(({ path }) => path))].filter(Boolean);
  const present = await repository.readFilesAt(tip.commit, paths);
  return {
    commit: id,
    ...(parent !== undefined && { parent }),
    later: since.filter((commit) => faulty.has(commit.id)).length - 1,
    count: since.length,
    hasMerges: since.some((commit) => commit.parents.length > 1),
    isMerge: parents.length > 1,
    becomesEmpty: await holdsOnlyUntracked(oldest, findings, repository),
    present: new Set(present.keys()),
  };
}

async function holdsOnlyUntracked(
  { id, parents }: ListedCommit,
  findings: readonly Finding[],
  repository: Repository,
): Promise<boolean> {
  if (parents.length > 1) return false;
  const untracked = new Set(
    findings.filter((finding) => getKind(finding) === 'untrack').map(({ path }) => path),
  );
  if (untracked.size === 0) return false;
  for await (const { changes } of repository.walkCommits({ include: [id], exclude: parents })) {
    return changes.every(({ path, old }) => untracked.has(path) && old.length === 0);
  }
  return false;
}
