import type { Match } from '../rule.ts';
import { findAllowComments, findOpener } from './allow-comment.ts';

/** What people write when they mean an allow comment. */
export const NEAR_MISS: RegExp =
  /keyfence(?:[-_:.]{0,2}(?:allow|ignore|disable)| (?:allow|ignore|disable) ?:)/i;
const WORDS = new RegExp(NEAR_MISS.source, 'gi');
const EXACT = /^keyfence-allow(?:-next-line)?(?![\w-])/;
/** Words of a sentence in place of rule ids, without a colon after them. */
const SENTENCE =
  /^keyfence-allow(?:-next-line)?[ \t]+(?!(?:no|gitignore|allow|allowed)-[a-z-]+[ \t]*(?:,|$|[\-*#%}\])"'\\]))\S/;

const REMEDY =
  'Write "keyfence-allow: reason", or "keyfence-allow no-xai-key: reason" for one rule.';

/** Comments that look like allow comments but allow nothing, with what is wrong about each. In order. */
export function findNearMisses(text: string): Match[] {
  const understood = new Map(findAllowComments(text).map((comment) => [comment.start, comment]));
  const matches: Match[] = [];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const comment = understood.get(index);
    if (comment && comment.reason !== '') continue;
    if (!comment && !findOpener(text, index)) continue;
    const line = text.slice(index, index + 200).split(/[\r\n]/, 1)[0] ?? '';
    // Other words begin the same way.
    const rest = line.slice(word.length);
    if (!comment && /^[\w-]/.test(rest) && !/^-(?:next-)?line/i.test(rest)) continue;
    const title = describeMiss(line);
    matches.push({
      start: index,
      end: index + word.length,
      ...(title !== undefined && { title, remedy: REMEDY }),
    });
  }
  return matches;
}

/** `undefined` if only the reason is missing. */
function describeMiss(line: string): string | undefined {
  if (!EXACT.test(line)) {
    return /^keyfence-allow/i.test(line)
      ? 'Allow comment in capitals, which allows nothing'
      : 'Comment that looks like an allow comment, and allows nothing';
  }
  return SENTENCE.test(line) ? 'Allow comment without a colon, which allows nothing' : undefined;
}
