/** The act that a hook refuses, and the command that bypasses the hook. */
const ACTS: Readonly<Record<string, { readonly act: string; readonly escape?: string }>> = {
  'pre-push': { act: 'push', escape: 'git push --no-verify' },
  // The hook of a server cannot be bypassed by whoever pushes.
  'pre-receive': { act: 'push' },
};
const COMMIT = { act: 'commit', escape: 'git commit --no-verify' };

/**
 * The message of a hook that failed, besides the reason.
 * @param what `keyfence could not run`
 */
export function describeBlocked(what: string, hook: string): string {
  const { act, escape } = ACTS[hook] ?? COMMIT;
  const again = `Fix this and ${act} again`;
  if (escape === undefined) return `${what}, so the ${act} was blocked. ${again}.`;
  return `${what}, so the ${act} was blocked. ${again}, or skip the check once with "${escape}": keyfence in CI still checks.`;
}
