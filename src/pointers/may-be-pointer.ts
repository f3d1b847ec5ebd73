/** What is longer is no pointer of Git LFS. In bytes. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const MAX_LFS_BYTES = 1024;
/** The same of git-annex. https://git-annex.branchable.com/internals/pointer_file/ */
const MAX_ANNEX_BYTES = 32 * 1024;
/** Paths are no longer, so that neither is the target of a symlink. */
const MAX_TARGET_BYTES = 4096;

const LFS_START = 'version http';
const LFS = Buffer.from(LFS_START);
const ANNEX = 'annex/objects/';
const DVC = 'outs:';
/** One of them is in every pointer. */
export const POINTER_MARKS: readonly string[] = [LFS_START, ANNEX, DVC];

/**
 * Whether a blob may stand for content that is kept elsewhere. Every commit waits for it, so that it is
 * cheap; it is never wrong when it says no.
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
