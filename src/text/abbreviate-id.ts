const LENGTH = 12;

/** A name of a git object as people are told it: in full, it is hidden in messages for a secret. */
export function abbreviateId(id: string): string {
  return id.slice(0, LENGTH);
}
