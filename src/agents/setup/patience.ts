/** How long an agent waits for the hook, in seconds: longer than the hook may take. */
export const PATIENCE_SECONDS = 30;
