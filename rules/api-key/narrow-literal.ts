import type { Match } from '../rule.ts';
import type { Literal } from './string-literal.ts';

const LEAD = /(?:\s|\\{0,15}["'])*(?:(?:bearer|token|basic|key|api-?key)[ =:]+)?/iy;

/** The value in a string, without spaces, inner quotes, escaped line ends and `Bearer` around it. */
export function narrowLiteral(text: string, literal: Pick<Literal, 'start' | 'end'>): Match {
  LEAD.lastIndex = literal.start;
  LEAD.exec(text);
  const start = Math.min(LEAD.lastIndex, literal.end);
  let end = literal.end;
  while (end > start) {
    const last = text.charAt(end - 1);
    const isEscape = text.charAt(end - 2) === '\\' && /[nrt]/.test(last);
    if (!isEscape && !/[\s"'\\]/.test(last)) break;
    end -= isEscape ? 2 : 1;
  }
  return { start, end };
}
