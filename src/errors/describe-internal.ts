/** A bug of keyfence, which only its maintainers can fix. npm knows the page for reports. */
export function describeInternal(what: string): string {
  return `internal error: ${what}. Please report it; "npm bugs keyfence" opens the page for that.`;
}
