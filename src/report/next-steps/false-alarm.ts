import type { Finding } from '../../finding/finding.ts';
import type { Reader, Step } from './next-steps.ts';

/** What to do about a false alarm. */
export function describeFalseAlarm([first]: readonly Finding[], { command }: Reader): Step[] {
  return first ? [{ text: `False alarm? ${command} explain ${first.rule}` }] : [];
}
