/** The sentence about what the hooks do once they are installed. */
export const WATCHED =
  'From now on every commit is scanned (file contents, file names, message), and so is every push.';
