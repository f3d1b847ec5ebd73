/** Why a call of the system failed, in its own words: `no space left on device`. */
export function describeReason(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/^\w+: ([^,]*),.*$/s, '$1') : String(cause);
}
