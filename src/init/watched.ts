/** What is so once the hooks are there. */
export const WATCHED =
  'From now on every commit is scanned (file contents, file names, message), and so is every push.';
