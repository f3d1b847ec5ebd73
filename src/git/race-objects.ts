import { streamObjects, type ObjectBatch } from './read-objects.ts';
import { toBatches, type Lines } from './stream-git.ts';

/** Git takes longer to put objects together than it takes to look at them. */
const PROCESSES = 2;
/** Ids that go to one process: neighbours in a pack, which are made of each other. */
const SHARE = 1000;

/**
 * As {@link streamObjects}, by several processes of git, each of which is told more ids when it has room for
 * them. What is there first comes first, so the order is another each time.
 * @throws GitError as well; whatever `ids` throws
 */
export async function* raceObjects(ids: Lines, cwd: string): AsyncGenerator<ObjectBatch> {
  const shares = listShares(ids);
  const lanes = Array.from({ length: PROCESSES }, () => readShares(shares, cwd));
  const next = async (lane: AsyncGenerator<ObjectBatch>): Promise<Step> => {
    return { lane, step: await lane.next() };
  };
  const steps = new Map(lanes.map((lane) => [lane, next(lane)]));
  try {
    while (steps.size > 0) {
      const { lane, step } = await Promise.race(steps.values());
      if (step.done) {
        steps.delete(lane);
        continue;
      }
      yield step.value;
      // Not before: a large object is read to its end first.
      steps.set(lane, next(lane));
    }
  } finally {
    // After a failure, or when nobody wants the rest, no process stays behind.
    await Promise.allSettled([...lanes, shares].map((generator) => generator.return(undefined)));
  }
}

interface Step {
  readonly lane: AsyncGenerator<ObjectBatch>;
  readonly step: IteratorResult<ObjectBatch, unknown>;
}

async function* listShares(ids: Lines): AsyncGenerator<readonly string[]> {
  for await (const batch of toBatches(ids)) {
    for (let at = 0; at < batch.length; at += SHARE) yield batch.slice(at, at + SHARE);
  }
}

/** Starts a process only where there is a share for it. */
async function* readShares(
  shares: AsyncGenerator<readonly string[]>,
  cwd: string,
): AsyncGenerator<ObjectBatch> {
  const first = await shares.next();
  if (first.done) return;
  yield* streamObjects(takeShares(first.value, shares), cwd);
}

/** Leaves the other shares to others when it ends. */
async function* takeShares(
  first: readonly string[],
  shares: AsyncGenerator<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  yield first;
  for (let share = await shares.next(); !share.done; share = await shares.next()) yield share.value;
}
