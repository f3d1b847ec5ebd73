import type { Failed, LargeFile, SourceFile } from '../files/source-file.ts';
import type { AnyObject } from '../git/git-object.ts';
import type { Repository } from '../git/repository.ts';
import { makeFiles } from './make-files.ts';
import type { Trace } from './trace.ts';

/** An object as a file under each of its paths. */
export function* listObjectFiles(
  object: AnyObject,
  trace: Trace | undefined,
  repository: Repository,
): Generator<SourceFile | LargeFile | Failed> {
  const { id, type = 'blob' } = object;
  const isBlob = type === 'blob';
  const uses = isBlob ? (trace?.uses.get(id) ?? []) : [];
  const kinds = new Map<string, SourceFile['kind']>(uses.map(({ path, kind }) => [path, kind]));
  if (!isBlob) kinds.set('', type === 'tag' ? 'tag' : 'message');
  else if (kinds.size === 0) kinds.set(nameDanglingBlob(id), 'content');
  const files = [...kinds].map(([path, kind]) => ({ path, kind }));
  for (const file of makeFiles(object, files, repository)) {
    yield 'error' in file ? { ...file, object: id } : { ...file, tracked: false, object: id };
  }
}

/** The path of a blob that no commit has: it was staged but not committed, or it is tagged itself. */
export function nameDanglingBlob(id: string): string {
  return `<blob ${id}>`;
}
