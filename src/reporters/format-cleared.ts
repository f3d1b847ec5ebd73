import type { Scanned } from '../report/report.ts';
import { describeScanned, NOTHING_FOUND } from './describe-scanned.ts';
import type { Paint } from './paint.ts';

/** The whole output for most commits, in the words of `formatVerdict`, without its dependencies. */
export function formatCleared(scanned: Scanned, paint: Paint): string {
  return `${paint('green', NOTHING_FOUND)}; ${describeScanned(scanned)}\n`;
}
