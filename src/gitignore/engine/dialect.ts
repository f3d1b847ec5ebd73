/** How some versions of git read ignore patterns. All versions agree about the rest. */
export interface Dialect {
  /** Which versions, for a report. */
  readonly versions: string;
  /** How they differ from the others, for a report. */
  readonly habit: string;
  /** Whether a `**` directly after literal text crosses directories, as between slashes. */
  readonly crossesBehindText: boolean;
}

/**
 * Git 2.52 stopped reading the `**` in `a**` + `/b` as if it stood at the start of a path:
 * https://github.com/git/git/commit/1940a02dc1122d15706a7051ee47e73f329fb4f7
 */
export const OLDER: Dialect = {
  versions: 'git before 2.52',
  habit: 'lets "**" after other text cross directories',
  crossesBehindText: true,
};

export const NEWEST: Dialect = {
  versions: 'git 2.52 and later',
  habit: 'reads "**" after other text as "*"',
  crossesBehindText: false,
};

/** People who share a repository may have any of these. */
export const DIALECTS: readonly Dialect[] = [OLDER, NEWEST];

/** The versions, and how they differ. */
export function describeDialect({ versions, habit }: Dialect): string {
  return `${versions}, which ${habit}`;
}
