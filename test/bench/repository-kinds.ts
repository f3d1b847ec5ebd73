/**
 * What generated repositories have in common with real ones, as counted in them: sizes of files in bytes, and of all
 * versions of all files; how often files change; and how many mention a key.
 */
export interface RepositoryKind {
  readonly title: string;
  readonly files: number;
  /** Of the files of the tree. Sizes are log-normal: the mean is a multiple of it. */
  readonly medianBytes: number;
  readonly sizeSpread: number;
  readonly history: {
    readonly paths: number;
    readonly versions: number;
    readonly medianBytes: number;
    /** What the scan may cost, to git's printing. */
    readonly goal: string;
  };
  /**
   * How many deviations above the average a file has to be to mention keys; large files are more likely to.
   * Of the files of the tree, and of the paths of the history. Without it none does.
   */
  readonly mentioning?: { readonly files: number; readonly paths: number };
}

export const KINDS: Readonly<Record<'ordinary' | 'keys', RepositoryKind>> = {
  /** A project as others: eslint/eslint. Of its history a quarter. */
  ordinary: {
    title: 'a project like eslint/eslint',
    files: 2358,
    medianBytes: 1800,
    sizeSpread: 1.6,
    history: { paths: 600, versions: 16_000, medianBytes: 2600, goal: '3.5 ×' },
  },
  /** A project that talks about API keys: simonw/llm. */
  keys: {
    title: 'a project like simonw/llm',
    files: 116,
    medianBytes: 6000,
    sizeSpread: 1.4,
    history: { paths: 280, versions: 5400, medianBytes: 4800, goal: '8 ×' },
    mentioning: { files: 0.88, paths: 0.75 },
  },
};
