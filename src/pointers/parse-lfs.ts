import type { Pointer } from './pointer.ts';

/**
 * The first line has had three spellings, and a line is a word and a value. What a later version adds is still a
 * pointer, of which nothing may be found here.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
 */
const POINTER =
  /^version https?:\/\/(?:git-lfs\.github\.com\/spec\/v\d+|hawser\.github\.com\/spec\/v1|git-media\.io\/v\/2)\r?\n(?:\S+ [^\n]+\n)*?oid (?<hash>\w+):(?<oid>[0-9a-f]+)\r?\n(?:\S+ [^\n]+(?:\n|$))*\s*$/i;
const SIZE = /^size (?<size>\d{1,15})\r?$/m;
const SHA256_DIGITS = 64;

/** The pointer of Git LFS that the text is; `undefined` where it is none. */
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
