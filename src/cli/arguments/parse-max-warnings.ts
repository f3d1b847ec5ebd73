import { UsageError } from '../../errors/errors.ts';

/** @throws UsageError when it is not a number */
export function parseMaxWarnings(value: string | undefined): number {
  if (value === undefined) return Infinity;
  // As in ESLint.
  if (value === '-1') return Infinity;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError('--max-warnings takes a number');
}
