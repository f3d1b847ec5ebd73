import type { Finding } from '../finding/finding.ts';

/** A finding that is reported but does not count. */
export interface Suppressed {
  readonly finding: Finding;
  /** Name of the filter. */
  readonly by: string;
  readonly reason: string;
  /** The comment that suppresses it, if one does. */
  readonly comment?: Comment;
}

/** A comment in a file. It does not expose the name and the text of the file, which may contain secrets. */
export interface Comment {
  /** The path of the file, as its source calls it. */
  readonly withPath: <T>(use: (path: string) => T) => T;
  /**
   * Whether the line of the comment exists in an older version of the file.
   * @param listUnchanged numbers of the lines, from 1, that are also in the older version
   */
  readonly isIn: (
    older: string,
    listUnchanged: (older: string, text: string) => ReadonlySet<number>,
  ) => boolean;
}

/** Findings that count, and findings that do not. */
export interface Filtered {
  readonly kept: Finding[];
  readonly suppressed: Suppressed[];
}

/** Why a finding does not count; `undefined` if it does. */
export type Filter = (finding: Finding) => Omit<Suppressed, 'finding'> | undefined;

/** Describes the comment on a line of the text, from 1. */
export type DescribeComment = (line: number) => Comment;

/** Splits findings into those that count and those that a filter suppresses; the first filter wins. */
export function applyFilters(findings: readonly Finding[], filters: readonly Filter[]): Filtered {
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    let verdict: ReturnType<Filter>;
    for (const filter of filters) if ((verdict = filter(finding))) break;
    if (verdict) suppressed.push({ finding, ...verdict });
    else kept.push(finding);
  }
  return { kept, suppressed };
}
