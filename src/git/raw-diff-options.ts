/** What undoes all that a user's configuration or attributes could do to which changes git tells. */
export const DIFF_OPTIONS: readonly string[] = [
  '--no-renames',
  '--no-relative',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
];

/** What asks git for changes with whole object ids. https://git-scm.com/docs/git-diff#_raw_output_format */
export const RAW_DIFF_OPTIONS: readonly string[] = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--ignore-submodules=none',
  ...DIFF_OPTIONS,
];
