/** How many times as long as usual to attack, with another seed each time: `KEYFENCE_ATTACK=100`. */
export const EFFORT: number = readEffort(process.env['KEYFENCE_ATTACK']);

const SEED = 20260101;

/** Runs and seed of a property. In the suite both are fixed, so that it cannot fail by chance. */
export function makeParameters(numRuns: number): { numRuns: number; seed: number } {
  return EFFORT === 1
    ? { numRuns, seed: SEED }
    : { numRuns: numRuns * EFFORT, seed: Math.trunc(Math.random() * 2 ** 31) };
}

/** In milliseconds. */
export const TIMEOUT: number = 120_000 * EFFORT;

function readEffort(value = '1'): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Error(`KEYFENCE_ATTACK=${value} is no number`);
  return Number(value);
}
