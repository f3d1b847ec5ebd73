import { findAllowComments } from '../../rules/allow-comments/allow-comment.ts';
import type { Locator } from '../text/locator.ts';
import type { DescribeComment, Filter } from './filter.ts';

/**
 * Suppresses findings with a `keyfence-allow` comment on the line, alone on the line above, or for the next
 * line, that names and explains them.
 */
export function makeInlineAllowFilter(
  text: string,
  locator: Locator,
  describeComment?: DescribeComment,
): Filter {
  // The first for each line and rule, because a line may have many of both.
  const first = new Map<string, { readonly reason: string; readonly line: number }>();
  for (const comment of findAllowComments(text)) {
    if (comment.reason === '') continue;
    const { line } = locator.locate(comment.start, comment.end);
    const about = locator.locate(comment.about, comment.about).line;
    for (const rule of comment.rules.length === 0 ? [EVERY] : comment.rules) {
      const key = makeKey(about, rule);
      if (!first.has(key)) first.set(key, { reason: comment.reason, line });
    }
  }
  return ({ rule, region }) => {
    if (!region || first.size === 0) return undefined;
    const comment = [region.line, region.endLine]
      .flatMap((line) => [makeKey(line, rule), makeKey(line, EVERY)])
      .map((key) => first.get(key))
      .find(Boolean);
    if (!comment) return undefined;
    const { reason, line } = comment;
    return {
      by: 'inline-allow',
      reason,
      ...(describeComment && { comment: describeComment(line) }),
    };
  };
}

/** Matches every rule. */
const EVERY = '';

function makeKey(line: number, rule: string): string {
  return `${String(line)} ${rule}`;
}
