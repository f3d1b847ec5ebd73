import type { Pointer } from './pointer.ts';

/**
 * The first line has had three forms; the other lines are a word and a value. A pointer with lines of a later
 * version is still a pointer, even if its content is not found.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
 */
const POINTER =
  /^version https?:\/\/(?:git-lfs\.github\.com\/spec\/v\d+|hawser\.github\.com\/spec\/v1|git-media\.io\/v\/2)\r?\n(?:\S+ [^\n]+\n)*?oid (?<hash>\w+):(?<oid>[0-9a-f]+)\r?\n(?:\S+ [^\n]+(?:\n|$))*\s*$/i;
const SIZE = /^size (?<size>\d{1,15})\r?$/m;
const SHA256_DIGITS = 64;

/** Parses a pointer of Git LFS; `undefined` if the text is not one. */
export function parseLfs(text: string): Pointer | undefined {
  const { hash, oid } = POINTER.exec(text)?.groups ?? {};
  if (oid === undefined) return undefined;
  const size = SIZE.exec(text)?.groups?.['size'];
  const id = oid.toLowerCase();
  const isKnown = hash === 'sha256' && id.length === SHA256_DIGITS;
  return {
    system: 'Git LFS',
    command: 'git lfs fetch --all',
    contents: [
      {
        ...(size === undefined ? {} : { size: Number(size) }),
        places: isKnown ? [`${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`] : [],
      },
    ],
  };
}
