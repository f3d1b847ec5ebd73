/** How often each character of ASCII occurs in the text; zero between two calls. */
const counts = new Uint32Array(128);

/** Shannon entropy of the characters of `text`, in bits per character; 0 for the empty string. */
export function entropy(text: string): number {
  let bits = 0;
  const add = (count: number): void => {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  };
  if (/[^\0-\x7f]/.test(text)) {
    for (const count of countCharacters(text).values()) add(count);
    return bits;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const count = counts[code] ?? 0;
    if (count > 0) add(count);
    counts[code] = 0;
  }
  return bits;
}

/** Of any text, which takes ten times as long. */
function countCharacters(text: string): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const character of text) all.set(character, (all.get(character) ?? 0) + 1);
  return all;
}
