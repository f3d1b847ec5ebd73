/** What is guarded once the hooks are installed. */
export const WATCHED =
  'From now on every commit is scanned (file contents, file names, message), and so is every push.';
