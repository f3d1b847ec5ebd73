import type { TreeEntry } from '../git/list-entries.ts';
import { SUBMODULE } from '../git/mode.ts';
import type { Repository } from '../git/repository.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { makeFiles, toUse } from './make-files.ts';
import type { Source } from './source.ts';
import { toUnopened } from './unopened.ts';

/** The files of a commit. */
export function makeTreeSource(commit: string, repository: Repository): Source {
  return {
    isWhole: true,
    pointers: new PointerOpener(repository),
    emptyMessage: 'no files in the commit',
    async *read(account) {
      const byId = new Map<string, TreeEntry[]>();
      for await (const entry of repository.listTree(commit)) {
        const { mode, path, id } = entry;
        account.ask(1);
        if (mode === SUBMODULE) yield toUnopened(path, 'submodule');
        else byId.set(id, [...(byId.get(id) ?? []), entry]);
      }
      for await (const object of repository.readObjects([...byId.keys()])) {
        yield* makeFiles(object, (byId.get(object.id) ?? []).map(toUse), repository);
      }
    },
  };
}
