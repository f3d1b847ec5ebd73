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

/** How many deviations a normal distribution is off its mean: https://en.wikipedia.org/wiki/Box–Muller_transform. */
export function pickDeviation(random: Random): number {
  const [radius, angle] = [(random(2 ** 30) + 1) / 2 ** 30, random(2 ** 30) / 2 ** 30];
  return Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * angle);
}

/** A deviation that follows another by as much: its correlation with it. */
export function follow(random: Random, deviation: number, correlation: number): number {
  return correlation * deviation + Math.sqrt(1 - correlation ** 2) * pickDeviation(random);
}
