import { dirname, posix, resolve } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { readContent } from '../files/read-file.ts';
import type { LargeFile, SourceFile } from '../files/source-file.ts';
import type { Repository } from '../git/repository.ts';
import { parseJson } from '../text/parse-json.ts';
import { listDvcCaches } from './list-dvc-caches.ts';
import { listStores } from './list-stores.ts';
import { listPlaces } from './parse-dvc.ts';
import type { Pointer, StoredContent } from './pointer.ts';
import { readByDigest } from './read-by-digest.ts';
import { readPointer, type MaybePointer } from './read-pointer.ts';

/** Content that a pointer refers to and that is not on this machine. */
export interface Absent {
  readonly path: string;
  readonly pointer: Pointer;
}

type Content = SourceFile | LargeFile;

/** Opens the content that pointers refer to, if it is on this machine. */
export class PointerOpener {
  readonly #base: string;
  readonly #repository: Repository | undefined;
  /** Computed at the first pointer. */
  #stores: ReturnType<typeof listStores> | undefined;

  /**
   * @param repository of the pointers, if they are in one
   * @param base what paths are relative to; by default its root
   */
  constructor(repository: Repository);
  constructor(repository: Repository | undefined, base: string);
  constructor(repository: Repository | undefined, base = repository?.root ?? '') {
    this.#repository = repository;
    this.#base = base;
  }

  /**
   * The content that a file refers to; nothing if it is not a pointer.
   * @throws ScanError, GitError when it exists and cannot be read
   */
  async *open(file: MaybePointer): AsyncGenerator<Content | Absent> {
    const pointer = readPointer(file);
    if (!pointer) return;
    const directories = await this.#listDirectories(pointer, file.path ?? '');
    for (const content of pointer.contents) yield* this.#find(content, file, directories, pointer);
  }

  async #listDirectories({ system }: Pointer, path: string): Promise<readonly string[]> {
    const stores = this.#repository
      ? (await (this.#stores ??= listStores(this.#repository)))[system]
      : [];
    if (system !== 'DVC') return stores;
    return [...listDvcCaches(dirname(resolve(this.#base, path)), this.#base), ...stores];
  }

  async *#find(
    content: StoredContent,
    file: Pick<MaybePointer, 'path'>,
    directories: readonly string[],
    pointer: Pointer,
  ): AsyncGenerator<Content | Absent> {
    const pointerPath = file.path ?? '';
    const path =
      content.path === undefined
        ? pointerPath
        : posix.join(posix.dirname(pointerPath), content.path);
    const found =
      readFirst(content, path, directories) ??
      (content.md5 !== undefined && !content.isDirectory
        ? await readByDigest(resolve(this.#base, path), path, content.md5)
        : undefined);
    if (!found) yield { path, pointer };
    else if (!content.isDirectory) yield found;
    else {
      for (const { relpath, md5 } of await readList(found)) {
        const member = {
          path: posix.join(content.path ?? '', relpath),
          md5,
          places: listPlaces(md5),
        };
        yield* this.#find(member, file, directories, pointer);
      }
    }
  }
}

function readFirst(
  { places, size }: StoredContent,
  path: string,
  directories: readonly string[],
): Content | undefined {
  for (const directory of directories) {
    for (const place of places) {
      const found = readContent(Buffer.from(resolve(directory, place)), path, size);
      if (found) return found;
    }
  }
  return undefined;
}

interface Member {
  readonly relpath: string;
  readonly md5: string;
}

/**
 * The files of a directory in a DVC cache.
 * https://dvc.org/doc/user-guide/project-structure/internal-files#structure-of-the-cache-directory
 * @throws ScanError when it is something else
 */
async function readList(content: Content): Promise<readonly Member[]> {
  const chunks: Buffer[] = [];
  if ('bytes' in content) chunks.push(content.bytes);
  else for await (const chunk of content.chunks) chunks.push(chunk);
  let value: unknown;
  try {
    value = parseJson(Buffer.concat(chunks).toString());
  } catch (cause) {
    throw toListError(content.path, cause);
  }
  if (!Array.isArray(value)) throw toListError(content.path);
  return value.map((item: unknown) => {
    const { relpath, md5 } = (item ?? {}) as Partial<Record<keyof Member, unknown>>;
    if (typeof relpath === 'string' && typeof md5 === 'string' && /^[0-9a-f]{32}$/.test(md5))
      return { relpath, md5 };
    throw toListError(content.path);
  });
}

function toListError(path: string, cause?: unknown): ScanError {
  const message = `stands for ${path}, a directory whose list of files in the cache of DVC is damaged; run "dvc fetch"`;
  return new ScanError(message, cause === undefined ? {} : { cause });
}
