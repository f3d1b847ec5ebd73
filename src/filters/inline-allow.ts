import { findAllowComments } from '../../rules/allow-comment.ts';
import type { Locator } from '../locator.ts';
import type { Filter } from './filter.ts';

/** Suppresses what a `keyfence-allow` comment on the line, or alone on the line above, names and explains. */
export function makeInlineAllowFilter(text: string, locator: Locator): Filter {
  const comments = findAllowComments(text)
    .filter((comment) => comment.reason !== '')
    .map((comment) => {
      const { line } = locator.locate(comment.start, comment.end);
      return { ...comment, line: comment.isAlone ? line + 1 : line };
    });
  return ({ rule, place }) => {
    if (!place) return undefined;
    const comment = comments.find(
      ({ line, rules }) =>
        (line === place.line || line === place.endLine) &&
        (rules.length === 0 || rules.includes(rule)),
    );
    return comment && { by: 'inline-allow', reason: comment.reason };
  };
}
