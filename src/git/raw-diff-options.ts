/**
 * What asks git for changes with whole object ids, and undoes what a user's configuration or attributes
 * could do to the answer. https://git-scm.com/docs/git-diff#_raw_output_format
 */
export const RAW_DIFF_OPTIONS: readonly string[] = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];
