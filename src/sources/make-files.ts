import { ScanError } from '../errors/errors.ts';
import type { Failed, LargeFile, SourceFile } from '../files/source-file.ts';
import type { LazyRepository } from '../git/lazy-repository.ts';
import type { TreeEntry } from '../git/list-entries.ts';
import { SYMLINK } from '../git/mode.ts';
import type { AnyObject } from '../git/git-object.ts';

/** How a blob is used. */
export type BlobUse = Pick<SourceFile, 'path' | 'kind'>;

/** The use of a blob by an entry of the index or of a commit. */
export function toUse({ path, mode }: TreeEntry): BlobUse {
  return { path, kind: mode === SYMLINK ? 'target' : 'content' };
}

/** A blob under each of its paths. */
export function* makeFiles(
  object: AnyObject,
  uses: readonly BlobUse[],
  repository: LazyRepository,
): Generator<SourceFile | LargeFile | Failed> {
  for (const [index, { path, kind }] of uses.entries()) {
    if ('error' in object) yield { path, error: object.error };
    else if ('bytes' in object) yield { path, kind, bytes: object.bytes, tracked: true };
    else {
      const chunks = index === 0 ? object.chunks : readAgain(object.id, repository);
      const isMessage = kind === 'message' || kind === 'tag';
      yield { path, kind: isMessage ? kind : 'content', chunks, tracked: true };
    }
  }
}

/** A stream can only be read once. @throws ScanError, GitError */
async function* readAgain(id: string, repository: LazyRepository): AsyncGenerator<Buffer> {
  for await (const object of repository.readObjects([id])) {
    if ('error' in object) throw new ScanError(object.error);
    if ('bytes' in object) yield object.bytes;
    else yield* object.chunks;
  }
}
