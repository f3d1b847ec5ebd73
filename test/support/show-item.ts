import type { Item } from '../../src/files/source-file.ts';

/** What an item is, in one line. */
export function showItem(item: Item): string {
  if ('error' in item) return `${item.path}: ${item.error}`;
  if ('note' in item) return `${item.path}: ${item.note}`;
  const content = 'bytes' in item ? item.bytes.toString() : 'large';
  return `${item.path} ${item.tracked ? 'tracked ' : ''}${item.kind}: ${content}`;
}
