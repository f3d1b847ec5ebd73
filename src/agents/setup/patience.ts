/** How long an agent waits for the hook, in seconds: longer than the hook takes at most. */
export const PATIENCE_SECONDS = 30;
