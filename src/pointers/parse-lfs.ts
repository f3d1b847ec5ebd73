import type { Pointer } from './pointer.ts';

/**
 * The first line has had three spellings, keys are sorted, and extensions may come between them.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
 */
const POINTER =
  /^version https?:\/\/(?:git-lfs\.github\.com\/spec\/v1|hawser\.github\.com\/spec\/v1|git-media\.io\/v\/2)\r?\n(?:ext-\d-\w+ sha256:[0-9a-f]{64}\r?\n)*oid sha256:(?<oid>[0-9a-f]{64})\r?\nsize (?<size>\d{1,15})\s*$/;

/** Parses a pointer of Git LFS; `undefined` if the text is not one. */
export function parseLfs(text: string): Pointer | undefined {
  const found = POINTER.exec(text)?.groups;
  const { oid, size } = found ?? {};
  if (oid === undefined) return undefined;
  const place = `${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`;
  return {
    system: 'Git LFS',
    command: 'git lfs fetch --all',
    contents: [{ size: Number(size), places: [place] }],
  };
}
