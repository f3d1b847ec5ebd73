/** The item at a place in a list that begins again at its end. */
export function pick<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('there is nothing to pick');
  return item;
}

/** Some items of a list by chance, in its order. */
export function pickSome<T>(items: readonly T[], count: number): T[] {
  const picked = new Set(
    Array.from({ length: count }, () => Math.trunc(Math.random() * items.length)),
  );
  return items.filter((_, i) => picked.has(i));
}
