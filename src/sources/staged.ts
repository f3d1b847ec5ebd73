import type { Repository } from '../git/repository.ts';
import type { StagedChange } from '../git/staged-change.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { changesIgnoreFile } from './changes-ignore-file.ts';
import { classifyStaged } from './classify-staged.ts';
import { describeEmptyIndex } from './describe-empty-index.ts';
import { readChanges } from './read-changes.ts';
import type { Source } from './source.ts';

/**
 * The blobs in the index that differ from HEAD: what the next commit adds.
 * @param listed the changes, if they are known
 */
export function makeStagedSource(repository: Repository, listed?: readonly StagedChange[]): Source {
  let changes = listed ?? [];
  const pointers = new PointerOpener(repository);
  return {
    get emptyMessage() {
      return describeEmptyIndex(changes);
    },
    async *read(account) {
      if (!listed) changes = await repository.stagedChanges();
      yield* readChanges(changes, repository, account);
    },
    async audit(config) {
      if (!changesIgnoreFile(changes)) return [];
      // Loaded here, because few commits change an ignore file.
      const { auditStaged } = await import('../gitignore/audit/audit-staged.ts');
      return auditStaged(repository, config);
    },
    pointers,
    classifyAsNewOrExisting: (findings) => classifyStaged(findings, changes, repository, pointers),
  };
}
