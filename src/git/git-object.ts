/** An object of the repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** An object that is too large for memory. */
export interface LargeObject extends Omit<GitObject, 'bytes'> {
  /** Its bytes, once, before the next object is asked for. @throws GitError when they end too early */
  readonly chunks: AsyncIterable<Buffer>;
}

/** An object that git could not read. */
export interface UnreadObject {
  readonly id: string;
  readonly type?: undefined;
  /** Worded to follow the name of the file: `cannot be read: …`. */
  readonly error: string;
}

export type AnyObject = GitObject | LargeObject | UnreadObject;

/** Objects that were read together. A large one is alone. */
export interface ObjectBatch {
  readonly objects: readonly AnyObject[];
  /** The output of git that contains all of the objects, except a large one. */
  readonly bytes: Buffer;
}

/** @param reason why git could not read it */
export function toUnread(id: string, reason: string): UnreadObject {
  return { id, error: `cannot be read: ${reason}; run "git fsck"` };
}
