/** Override configuration and attributes of the user that would change the list of changes. */
export const DIFF_OPTIONS: readonly string[] = [
  '--no-renames',
  '--no-relative',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
];

/** Make git list changes with full object ids. https://git-scm.com/docs/git-diff#_raw_output_format */
export const RAW_DIFF_OPTIONS: readonly string[] = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--ignore-submodules=none',
  ...DIFF_OPTIONS,
];
