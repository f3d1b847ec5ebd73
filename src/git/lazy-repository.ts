import type { Git } from './git.ts';
import type { IndexEntry } from './list-entries.ts';
import { hasObjectsInPlace, readLooseBlob } from './read-loose-blob.ts';
import type { AnyObject } from './git-object.ts';
import type { StagedChange } from './staged-change.ts';
import type { StagedStdin } from './staged-stdin.ts';

/** With more blobs, reading from the pipe would wait for git to start. */
const FEW_PIPED = 16;
/** With more blobs git is faster, because it reads them while others are scanned. */
const FEW_LOOSE = 1000;

/**
 * The repository for the hook of a commit. Every commit waits for the code that is loaded, so each method loads
 * its own; `Repository` has all of it.
 */
export class LazyRepository {
  /** Absolute path of the work tree's top; of the git directory if there is no work tree. */
  readonly root: string;
  #git: Git | undefined;
  readonly #hasObjectsInPlace = hasObjectsInPlace();

  constructor(root: string) {
    this.root = root;
  }

  /** @see listStagedChanges */
  async stagedChanges(commit?: string): Promise<StagedChange[]> {
    const { listStagedChanges } = await import('./staged-changes.ts');
    return listStagedChanges(await this.openGit(), commit);
  }

  /** Every side of each path that is in conflict. @throws GitError */
  async unmergedEntries(): Promise<IndexEntry[]> {
    const { listEntries } = await import('./list-entries.ts');
    return listEntries(await this.openGit(), ['--unmerged']);
  }

  /** As {@link readIndexBlobs}. @param stdin of the hook, where they may come next */
  async readIndexBlobs(
    paths: readonly string[],
    stdin?: StagedStdin,
  ): Promise<ReadonlyMap<string, Buffer | null> | undefined> {
    const piped = stdin?.readIndexBlobs(paths);
    if (piped) return piped;
    const { readIndexBlobs } = await import('./read-index-blobs.ts');
    return readIndexBlobs(paths, await this.openGit());
  }

  /** @see listNamed */
  async listNamed(name: string): Promise<string[]> {
    const { listNamed } = await import('./list-named.ts');
    return listNamed(name, await this.openGit());
  }

  /** @see stripMessage */
  async stripMessage(message: Buffer): Promise<Buffer> {
    const { stripMessage } = await import('./strip-message.ts');
    return stripMessage(message, await this.openGit());
  }

  /**
   * Staged blobs, in order, each from where it is read fastest: standard input, a loose object, or git.
   * @param stdin of the hook; it has some of the blobs, in the same order
   * @throws GitError
   */
  async *readStagedBlobs(ids: readonly string[], stdin?: StagedStdin): AsyncGenerator<AnyObject> {
    let read = 0;
    for (const id of ids) {
      const bytes =
        (ids.length <= FEW_PIPED ? stdin?.readBlob(id) : undefined) ??
        (ids.length <= FEW_LOOSE ? this.readLooseBlob(id) : undefined);
      // If one is not loose, more of them are likely not to be.
      if (!bytes) break;
      yield { id, type: 'blob', bytes };
      read++;
    }
    if (read < ids.length) yield* this.readObjects(ids.slice(read));
  }

  /** A blob that can be read without git. @returns `undefined` if git has to read it */
  protected readLooseBlob(id: string): Buffer | undefined {
    return this.#hasObjectsInPlace ? readLooseBlob(this.root, id) : undefined;
  }

  /** @see readObjects */
  async *readObjects(ids: readonly string[]): AsyncGenerator<AnyObject> {
    const { readObjects } = await import('./read-objects.ts');
    yield* readObjects(ids, await this.openGit());
  }

  protected async openGit(): Promise<Git> {
    const { Git } = await import('./git.ts');
    return (this.#git ??= new Git(this.root));
  }
}
