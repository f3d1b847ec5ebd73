/**
 * How long a hook may take, in seconds. `init` configures a longer timeout, because an agent continues
 * without an answer after its timeout.
 */
export const MOST_SECONDS = 20;
