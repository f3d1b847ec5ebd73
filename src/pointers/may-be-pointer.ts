/**
 * In bytes. A longer file is not a pointer of Git LFS.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
const MAX_LFS_BYTES = 1024;
/** The same for git-annex. https://git-annex.branchable.com/internals/pointer_file/ */
const MAX_ANNEX_BYTES = 32 * 1024;
/** Paths are not longer, and so neither is the target of a symlink. */
const MAX_TARGET_BYTES = 4096;

const LFS_START = 'version http';
const LFS = Buffer.from(LFS_START);
const ANNEX = 'annex/objects/';
const ANNEXED = Buffer.from(ANNEX);
const DVC = 'outs:';
/** The one that begins with the rarer letter comes first: it is looked for in every file. */
const DVC_MARKS = ['md5: ', DVC].map((mark) => Buffer.from(mark));
/** Every pointer contains one of these. */
export const POINTER_MARKS: readonly string[] = [LFS_START, ANNEX, DVC];

/**
 * Whether a blob may be a pointer to content that is stored elsewhere. It is cheap, because every commit waits
 * for it; false means certainly not.
 */
export function mayBePointer(bytes: Buffer): boolean {
  const { length } = bytes;
  if (length < MAX_LFS_BYTES && bytes.subarray(0, LFS.length).equals(LFS)) return true;
  const isAnnexed = length <= MAX_TARGET_BYTES ? bytes.includes(ANNEX) : beginsAnnexed(bytes);
  return isAnnexed || DVC_MARKS.every((mark) => bytes.includes(mark));
}

/**
 * The same for a version of a file that was no pointer.
 * @param parts of it that are not in the other version
 */
export function mayBecomePointer(bytes: Buffer, parts: readonly Buffer[]): boolean {
  const isAsked =
    bytes.length <= MAX_TARGET_BYTES ||
    beginsAnnexed(bytes) ||
    parts.some((part) => DVC_MARKS.some((mark) => part.includes(mark)));
  return isAsked && mayBePointer(bytes);
}

function beginsAnnexed(bytes: Buffer): boolean {
  return bytes.length <= MAX_ANNEX_BYTES && bytes.subarray(1, 1 + ANNEXED.length).equals(ANNEXED);
}
