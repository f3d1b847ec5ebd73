import type { Finding } from '../finding/finding.ts';

/** A finding that is told but does not count. */
export interface Suppressed {
  readonly finding: Finding;
  /** Name of the filter. */
  readonly by: string;
  readonly reason: string;
  /** The comment that suppresses it, where one does. */
  readonly comment?: Comment;
}

/** A comment in a file. It keeps the name and the text of the file, which may hold secrets, to itself. */
export interface Comment {
  /** Gives the path of the file, as its source calls it. */
  readonly withPath: <T>(use: (path: string) => T) => T;
  /**
   * Whether the line of the comment stands in an older version of the file.
   * @param listUnchanged numbers of the lines, from 1, that a text has in common with an older one
   */
  readonly isIn: (
    older: string,
    listUnchanged: (older: string, text: string) => ReadonlySet<number>,
  ) => boolean;
}

/** Why a finding does not count, or `undefined` when it does. */
export type Filter = (finding: Finding) => Omit<Suppressed, 'finding'> | undefined;

/** Tells of the comment on a line of the text, from 1. */
export type DescribeComment = (line: number) => Comment;

/** Splits findings into those that count and those that a filter suppresses; the first filter wins. */
export function applyFilters(
  findings: readonly Finding[],
  filters: readonly Filter[],
): { kept: Finding[]; suppressed: Suppressed[] } {
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
