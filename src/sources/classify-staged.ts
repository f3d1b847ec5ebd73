import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';
import { SUBMODULE } from '../git/mode.ts';
import type { Repository } from '../git/repository.ts';
import type { StagedChange } from '../git/staged-change.ts';
import type { PointerOpener } from '../pointers/pointer-opener.ts';
import { holdsSecret } from './holds-secret.ts';
import { listParts } from './list-parts.ts';
import type { FileFinding } from './source.ts';

/**
 * Marks each finding as new or already committed. Already committed is what HEAD's version of the file has,
 * what a file had that the same commit deletes (a move), and, in a merge, what another parent has that a remote
 * already has.
 * @param changes the index against HEAD
 * @throws GitError
 */
export async function classifyStaged(
  findings: readonly FileFinding[],
  changes: readonly StagedChange[],
  repository: Repository,
  pointers: PointerOpener,
): Promise<Finding[]> {
  let pending = await keepUnknown(findings, changes, repository, pointers);
  if (pending.length > 0) {
    for (const commit of await repository.history.listPublishedParents()) {
      const others = await repository.stagedChanges(commit);
      pending = await keepUnknown(pending, others, repository, pointers);
    }
  }
  return markNew(findings, pending);
}

/** @param fresh the findings that are new */
function markNew(findings: readonly FileFinding[], fresh: readonly FileFinding[]): Finding[] {
  const isNew = new Set(fresh);
  return findings.map((item) => ({
    ...item.finding,
    state: isNew.has(item) ? 'new' : 'already-committed',
  }));
}

/** @param changes against the commit that may have the findings already */
async function keepUnknown(
  findings: readonly FileFinding[],
  changes: readonly StagedChange[],
  repository: Repository,
  pointers: PointerOpener,
): Promise<FileFinding[]> {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const deleted = changes.filter((change) => change.status === 'D');
  const deletedIds = [...new Set(deleted.flatMap(listOldId))];
  const known = new Set<FileFinding>();
  // By object and secret, because many files may have the same content, and many may be moved at once.
  const suspects = new Map<string, Map<string, Set<FileFinding>>>();
  for (const item of findings) {
    const change = byPath.get(item.sourcePath);
    // The blob is the same, or the finding is about the name.
    if (!change || (change.oldId !== undefined && !item.finding.region)) known.add(item);
    else if (item.finding.secret) {
      const value = reveal(item.finding.secret);
      for (const oldId of new Set([listOldId(change), deletedIds].flat())) {
        const values = suspects.get(oldId) ?? new Map<string, Set<FileFinding>>();
        suspects.set(oldId, values.set(value, (values.get(value) ?? new Set()).add(item)));
      }
    }
  }
  for await (const object of repository.readObjects([...suspects.keys()])) {
    const values = suspects.get(object.id) ?? [];
    for await (const bytes of listParts(object, pointers)) {
      for (const [value, items] of values) {
        const isOpen = [...items].some((item) => !known.has(item));
        if (isOpen && (await holdsSecret(bytes, value))) for (const item of items) known.add(item);
      }
    }
  }
  return findings.filter((item) => !known.has(item));
}

function listOldId({ oldId, oldMode }: StagedChange): string[] {
  return oldId === undefined || oldMode === SUBMODULE ? [] : [oldId];
}
