/** How long an editor may use what was read, in milliseconds. */
const FRESH = 1000;
/** And as a multiple of the time that reading takes: in a large repository it must not take most of the time. */
const WORTH = 20;

const memories = new Set<Map<string, unknown>>();

/** Makes a function that caches results for a short time. Errors are not cached. */
export function memoizeForOneSecond<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T; readonly until: number }>();
  memories.add(known);
  return (key) => {
    const last = known.get(key);
    const now = performance.now();
    if (last && now < last.until) return last.value;
    const value = read(key);
    const end = performance.now();
    known.set(key, { value, until: end + Math.max(FRESH, WORTH * (end - now)) });
    return value;
  };
}

/** Empties all caches. */
export function forgetAll(): void {
  for (const known of memories) known.clear();
}
