import type { Scanned } from '../report/report.ts';
import { describeScanned, NOTHING_FOUND } from './describe-scanned.ts';
import type { Paint } from './paint.ts';

/** All there is to say of most commits, in the words of `formatVerdict` and with nothing else of that. */
export function formatCleared(scanned: Scanned, paint: Paint): string {
  return `${paint('green', NOTHING_FOUND)}; ${describeScanned(scanned)}\n`;
}
