import { partitionPoint } from '../collections/partition-point.ts';

/**
 * The index of the last offset that is not greater than the given one; 0 if all are greater.
 * @param starts offsets in ascending order
 */
export function findLastStart(starts: readonly number[], offset: number): number {
  return Math.max(0, partitionPoint(starts, (start) => start <= offset) - 1);
}
