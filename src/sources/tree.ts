import type { TreeEntry } from '../git/list-entries.ts';
import { listTree } from '../git/list-tree.ts';
import { SUBMODULE } from '../git/mode.ts';
import { readObjects } from '../git/read-objects.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { makeFiles, toUse } from './make-files.ts';
import type { Source } from './source.ts';
import { toUnopened } from './unopened.ts';

/** The files of a commit. */
export function makeTreeSource(commit: string, root: string): Source {
  return {
    isWhole: true,
    pointers: new PointerOpener(root),
    emptyNote: 'no files in the commit',
    async *read(account) {
      const byId = new Map<string, TreeEntry[]>();
      for await (const entry of listTree(root, commit)) {
        const { mode, path, id } = entry;
        account.ask(1);
        if (mode === SUBMODULE) yield toUnopened(path, 'submodule');
        else byId.set(id, [...(byId.get(id) ?? []), entry]);
      }
      for await (const object of readObjects([...byId.keys()], root)) {
        yield* makeFiles(object, (byId.get(object.id) ?? []).map(toUse), root);
      }
    },
  };
}
