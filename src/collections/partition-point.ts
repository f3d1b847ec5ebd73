/**
 * The index of the first item that does not meet a condition, by binary search.
 * @param items sorted so that all that meet it come first
 */
export function partitionPoint<Item>(
  items: readonly Item[],
  condition: (item: Item) => boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (condition(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
