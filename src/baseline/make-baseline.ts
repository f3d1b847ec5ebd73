import { randomBytes } from 'node:crypto';
import type { Baseline } from './baseline.ts';

const SALT_BYTES = 16;

/** An empty baseline with a new salt. */
export function makeBaseline(path: string): Baseline {
  return { path, salts: [randomBytes(SALT_BYTES).toString('hex')], entries: [] };
}
