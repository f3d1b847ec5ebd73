import type { AnyObject, ObjectBatch } from '../../src/git/git-object.ts';
import { LazyRepository } from '../../src/git/lazy-repository.ts';
import type { Lines } from '../../src/git/lines.ts';
import { toBatches } from '../../src/git/lines.ts';
import type { Repository } from '../../src/git/repository.ts';

/** What a repository answers. */
export type Answers = {
  readonly [Name in keyof Repository]?: Repository[Name] extends (...args: never) => unknown
    ? Repository[Name]
    : Partial<Repository[Name]>;
};

/**
 * A repository without git: it answers what the test says, and holds what the test gives it.
 * @param note is told which objects are read
 */
export function fakeRepository(
  answers: Answers,
  objects: Readonly<Record<string, AnyObject | string>> = {},
  note: (ids: readonly string[]) => void = () => undefined,
): Repository {
  const read = (id: string): AnyObject => {
    const object = objects[id];
    if (object === undefined) return { id, error: 'cannot be read' };
    return typeof object === 'string' ? { id, type: 'blob', bytes: Buffer.from(object) } : object;
  };
  async function* stream(ids: Lines): AsyncGenerator<ObjectBatch> {
    for await (const batch of toBatches(ids)) {
      for (const id of batch) {
        const found = read(id);
        yield { objects: [found], bytes: 'bytes' in found ? found.bytes : Buffer.alloc(0) };
      }
    }
  }
  return {
    root: '/work',
    async *readObjects(ids: readonly string[]) {
      note(ids);
      for await (const batch of stream(ids)) yield* batch.objects;
    },
    readStagedBlobs(...args: Parameters<Repository['readStagedBlobs']>) {
      return LazyRepository.prototype.readStagedBlobs.apply(this as unknown as Repository, args);
    },
    streamObjects: stream,
    readObjectsInParallel: stream,
    ...answers,
  } as unknown as Repository;
}
