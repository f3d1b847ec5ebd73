import { createHash } from 'node:crypto';
import { UsageError } from '../errors/errors.ts';

/** One part of the work, `i` of `n`. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

const MOST = 9999;

/** @param text `i/n`, with `i` from 1 to `n` @throws UsageError */
export function parseShard(text: string): Shard {
  const found = /^(?<index>\d{1,4})\/(?<count>\d{1,4})$/.exec(text)?.groups;
  const [index, count] = [Number(found?.['index']), Number(found?.['count'])];
  if (!(index >= 1 && index <= count && count <= MOST))
    throw new UsageError(`--shard takes i/n with i from 1 to n, not "${text}"`);
  return { index, count };
}

/**
 * Whether something belongs to a shard. Each name belongs to exactly one, on every machine.
 * @param name of a path, because packs store the versions of a path together; an id if there is no path
 */
export function isInShard(name: string, { index, count }: Shard): boolean {
  if (count === 1) return true;
  const hash = createHash('sha256').update(name).digest().readUInt32BE(0);
  return hash % count === index - 1;
}
