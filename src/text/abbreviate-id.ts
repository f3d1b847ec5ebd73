const LENGTH = 12;

/** The id of a git object for people: a full one would be redacted in messages. */
export function abbreviateId(id: string): string {
  return id.slice(0, LENGTH);
}
