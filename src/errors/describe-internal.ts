/** A fault of keyfence itself, which nobody but its maintainers can fix. npm knows where they take reports. */
export function describeInternal(what: string): string {
  return `internal error: ${what}. Please report it; "npm bugs keyfence" opens the page for that.`;
}
