/**
 * How long a hook may take, in seconds: less than the time after which an agent goes on without its answer, as
 * the configurations set it that `init` writes.
 */
export const MOST_SECONDS = 20;
