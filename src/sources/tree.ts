import type { TreeEntry } from '../git/list-entries.ts';
import { listTree } from '../git/list-tree.ts';
import { SUBMODULE } from '../git/mode.ts';
import { readObjects } from '../git/read-objects.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { makeFiles, toUse } from './make-files.ts';
import type { Source } from './source.ts';

/** The files of a commit. */
export function makeTreeSource(commit: string, root: string): Source {
  return {
    isWhole: true,
    pointers: new PointerOpener(root),
    emptyNote: 'no files in the commit',
    async *read() {
      const byId = new Map<string, TreeEntry[]>();
      for await (const entry of listTree(root, commit)) {
        const { mode, path, id } = entry;
        if (mode === SUBMODULE) yield { path, note: 'submodule, not scanned' };
        else byId.set(id, [...(byId.get(id) ?? []), entry]);
      }
      for await (const object of readObjects([...byId.keys()], root)) {
        yield* makeFiles(object, (byId.get(object.id) ?? []).map(toUse), root);
      }
    },
  };
}
