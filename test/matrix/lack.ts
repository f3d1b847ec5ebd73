/** What this machine lacks for the matrix; its message says what to do. */
export class LackError extends Error {
  override readonly name = 'LackError';
}
