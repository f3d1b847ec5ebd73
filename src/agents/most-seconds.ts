/**
 * How long a hook may take, in seconds. `init` configures a longer timeout, because an agent goes on without an
 * answer when that has passed.
 */
export const MOST_SECONDS = 20;
