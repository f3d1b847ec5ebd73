/** How long an editor that stays open may work with what was read, in milliseconds. */
const FRESH = 1000;
/** How many times as long as it took to read: in a large repository that must not take most of the time. */
const WORTH = 20;

const memories = new Set<Map<string, unknown>>();

/** Makes a function that reads anew only what it has not read a moment ago. What it throws is not kept. */
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

/** Makes all of them read anew. */
export function forgetAll(): void {
  for (const known of memories) known.clear();
}
