import type { Locator } from '../text/locator.ts';
import type { DescribeComment, Filter } from './filter.ts';

/** The comments by which other scanners are told to let a line pass; not as parts of other words. */
const MARKERS: readonly RegExp[] = [
  /(?<![\w-])gitleaks:allow(?![\w-])/g,
  /(?<![\w-])pragma: ?allowlist[ -]secret(?![\w-])/gi,
  /(?<![\w-])secretlint-disable-line(?![\w-])/g,
  /(?<![\w-])trufflehog:ignore(?![\w-])/g,
  /(?<![\w-])ggignore(?![\w-])/g,
];

/** Suppresses what stands on a line that another scanner is told to let pass. */
export function makeForeignAllowFilter(
  text: string,
  locator: Locator,
  describeComment?: DescribeComment,
): Filter {
  // Once for the text, and not for each finding: a line may be megabytes long and hold very many.
  const marked = new Map<number, string>();
  for (const marker of MARKERS) {
    for (const { 0: found, index } of text.matchAll(marker)) {
      const { line } = locator.locate(index, index);
      if (!marked.has(line)) marked.set(line, found);
    }
  }
  return ({ place }) => {
    const found = place && marked.get(place.line);
    if (found === undefined) return undefined;
    const comment = describeComment && { comment: describeComment(place?.line ?? 0) };
    return { by: 'foreign-allow', reason: found, ...comment };
  };
}
