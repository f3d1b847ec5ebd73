import type { Finding } from '../../finding/finding.ts';
import type { Reader, Step } from './next-steps.ts';

/** The way out for whoever knows that it is no secret. */
export function describeFalseAlarm([first]: readonly Finding[], { command }: Reader): Step[] {
  return first ? [{ text: `False alarm? ${command} explain ${first.rule}` }] : [];
}
