import type { Git } from './git.ts';
import { toBatches, type Lines } from './lines.ts';
import type { ObjectBatch } from './git-object.ts';
import { streamObjects } from './read-objects.ts';

/** Git takes longer to read objects than keyfence to scan them. */
const WORKERS = 2;
/** How many ids a process gets at a time; neighbours in a pack are deltas of each other. */
const CHUNK = 1000;

/**
 * As {@link streamObjects}, by several processes of git, each of which gets more ids when it has room for them.
 * Results come in the order in which they are ready, which differs between runs.
 * @throws GitError; whatever `ids` throws
 */
export async function* readObjectsInParallel(ids: Lines, git: Git): AsyncGenerator<ObjectBatch> {
  const chunks = listChunks(ids);
  const workers = Array.from({ length: WORKERS }, () => readChunks(chunks, git));
  const next = async (worker: AsyncGenerator<ObjectBatch>): Promise<Step> => {
    return { worker, step: await worker.next() };
  };
  const steps = new Map(workers.map((worker) => [worker, next(worker)]));
  try {
    while (steps.size > 0) {
      const { worker, step } = await Promise.race(steps.values());
      if (step.done) {
        steps.delete(worker);
        continue;
      }
      yield step.value;
      // Not earlier, because a large object is read to its end first.
      steps.set(worker, next(worker));
    }
  } finally {
    // After a failure, or when the consumer stops, no process is left running.
    await Promise.allSettled([...workers, chunks].map((generator) => generator.return(undefined)));
  }
}

interface Step {
  readonly worker: AsyncGenerator<ObjectBatch>;
  readonly step: IteratorResult<ObjectBatch, unknown>;
}

async function* listChunks(ids: Lines): AsyncGenerator<readonly string[]> {
  for await (const batch of toBatches(ids)) {
    for (let at = 0; at < batch.length; at += CHUNK) yield batch.slice(at, at + CHUNK);
  }
}

/** Starts a process only if there is a chunk for it. */
async function* readChunks(
  chunks: AsyncGenerator<readonly string[]>,
  git: Git,
): AsyncGenerator<ObjectBatch> {
  const first = await chunks.next();
  if (first.done) return;
  yield* streamObjects(takeChunks(first.value, chunks), git);
}

/** Leaves the remaining chunks to other workers when it ends. */
async function* takeChunks(
  first: readonly string[],
  chunks: AsyncGenerator<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  yield first;
  for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) yield chunk.value;
}
