import { createHash } from 'node:crypto';
import { makeRandom } from '../bench/random.ts';

/** Whether the long hunts run whole, as they do every week: `KEYFENCE_LONG=1`. */
export const IS_LONG: boolean = process.env['KEYFENCE_LONG'] === '1';

/** Why a test is skipped that is not among those of a run. */
export const ANOTHER_RUN = 'in another run, or with KEYFENCE_LONG=1';

/** Of this run: printed when it begins, and given by `KEYFENCE_SEED=N` to repeat it. */
const SEED: number = readSeed(process.env['KEYFENCE_SEED']);

/**
 * Some of the cases, in their order, others in each run; all of them in a long one.
 * @param share how many of them, from 0 to 1
 */
export function takeShare<T>(cases: readonly T[], share: number): T[] {
  if (IS_LONG) return [...cases];
  const below = makeRandom(SEED);
  const order = cases.map((_, index) => ({ index, rank: below(2 ** 30) }));
  order.sort((a, b) => a.rank - b.rank);
  const taken = new Set(order.slice(0, Math.ceil(cases.length * share)).map(({ index }) => index));
  return cases.filter((_, index) => taken.has(index));
}

/** The same for one case that is told by its name: whether it is among those of this run. */
export function isInShare(name: string, share: number): boolean {
  if (IS_LONG) return true;
  const digest = createHash('sha256')
    .update(`${String(SEED)} ${name}`)
    .digest();
  return digest.readUInt32BE() < share * 2 ** 32;
}

function readSeed(value = '1'): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`KEYFENCE_SEED=${value} is no number`);
  return Number(value);
}
