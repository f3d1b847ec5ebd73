/**
 * The index of the last of sorted offsets that is not beyond another; 0 where all are.
 * @param starts offsets in ascending order
 */
export function findLastStart(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
