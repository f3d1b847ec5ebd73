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
const DVC = 'outs:';
/** One of them is in every pointer. */
export const POINTER_MARKS: readonly string[] = [LFS_START, ANNEX, DVC];

/**
 * Whether a blob may be a pointer to content that is stored elsewhere. It is cheap, because every commit waits
 * for it; false means certainly not.
 */
export function mayBePointer(bytes: Buffer): boolean {
  const { length } = bytes;
  if (length < MAX_LFS_BYTES && bytes.subarray(0, LFS.length).equals(LFS)) return true;
  const isAnnexed =
    length <= MAX_TARGET_BYTES
      ? bytes.includes(ANNEX)
      : length <= MAX_ANNEX_BYTES && bytes.indexOf(ANNEX) === 1;
  return isAnnexed || (bytes.includes(DVC) && bytes.includes('md5: '));
}
