import { randomBytes } from 'node:crypto';
import type { Baseline } from './baseline.ts';

const SALT_BYTES = 16;

/** A baseline that accepts nothing yet, with a salt of its own. */
export function makeBaseline(path: string): Baseline {
  return { path, salts: [randomBytes(SALT_BYTES).toString('hex')], entries: [] };
}
