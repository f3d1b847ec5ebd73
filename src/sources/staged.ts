import { readObjects } from '../git/read-objects.ts';
import { listStagedChanges, type StagedChange } from '../git/staged-changes.ts';
import { SUBMODULE, SYMLINK } from '../git/mode.ts';
import { listEntries } from '../git/list-entries.ts';
import { judgeStagedState } from './staged-state.ts';
import type { Skipped, Source, SourceFile } from './source.ts';

/** The blobs in the index that differ from HEAD: what the next commit adds. */
export function makeStagedSource(root: string): Source {
  let changes: readonly StagedChange[] = [];
  return {
    get emptyNote() {
      return changes.length > 0 ? 'only deletions staged' : 'nothing staged';
    },
    async *read() {
      changes = listStagedChanges(root);
      yield* readChanges(changes, root);
    },
    async audit(config) {
      if (!changes.some(({ path }) => isIgnoreFile(path))) return [];
      // Loaded here because few commits change an ignore file.
      const { auditStaged } = await import('../gitignore/audit-staged.ts');
      return auditStaged(root, config);
    },
    judgeState: (findings) => judgeStagedState(findings, changes, root),
  };
}

/** The objects that changes bring. @throws GitError */
async function* readChanges(
  changes: readonly StagedChange[],
  root: string,
): AsyncGenerator<SourceFile | Skipped> {
  const byId = new Map<string, { path: string; kind: 'content' | 'target' }[]>();
  const add = (id: string, path: string, mode: string): void => {
    const uses = byId.get(id) ?? [];
    uses.push({ path, kind: mode === SYMLINK ? 'target' : 'content' });
    byId.set(id, uses);
  };
  for (const { id, path, mode, status } of changes) {
    if (status === 'D' || status === 'U') continue;
    if (mode === SUBMODULE) yield { path, note: 'submodule, not scanned' };
    else if (id !== undefined) add(id, path, mode);
  }
  // `git diff` gives no ids for the sides of a conflict.
  if (changes.some((change) => change.status === 'U')) {
    for (const { id, path, mode } of await listEntries(root, ['--unmerged'])) {
      add(id, path, mode);
    }
  }
  for await (const { id, bytes } of readObjects([...byId.keys()], root)) {
    for (const { path, kind } of byId.get(id) ?? []) yield { path, bytes, kind, tracked: true };
  }
}

function isIgnoreFile(path: string): boolean {
  return path === '.gitignore' || path.endsWith('/.gitignore');
}
