import { findAllowComments } from '../../rules/allow-comments/allow-comment.ts';
import { Locator } from '../text/locator.ts';
import type { DescribeComment, Filter } from './filter.ts';

/** Lines that may precede a comment about the whole file: other comments, and blank lines. */
const LEADING = /^\s*(?:$|[#;*%]|\/[/*]|--|<!--|\{(?:\s*$|[#%{-]))/;

/**
 * Suppresses findings about a file as a whole if a `keyfence-allow` comment in it names the rule, or is at
 * the top and names none.
 * @param text of the file
 */
export function makeFileAllowFilter(text: string, describeComment?: DescribeComment): Filter {
  const comments = findAllowComments(text).filter(({ reason }) => reason !== '');
  const locator = new Locator(text);
  return ({ rule, region, secret }) => {
    if (region || secret) return undefined;
    const comment = comments.find(
      ({ rules, isAlone, start }) =>
        rules.includes(rule) || (rules.length === 0 && isAlone && isLeading(text, start)),
    );
    if (!comment) return undefined;
    const { line } = locator.locate(comment.start, comment.end);
    return {
      by: 'inline-allow',
      reason: comment.reason,
      ...(describeComment && { comment: describeComment(line) }),
    };
  };
}

function isLeading(text: string, offset: number): boolean {
  return text
    .slice(0, offset)
    .split('\n')
    .slice(0, -1)
    .every((line) => LEADING.test(line));
}
