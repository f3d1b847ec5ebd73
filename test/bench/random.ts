/** A number from 0 up to, not including, `limit`. */
export type Random = (limit: number) => number;

/** Numbers that are the same for the same seed: mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c. */
export function makeRandom(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
