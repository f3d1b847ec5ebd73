// Control characters, characters that reorder or hide text, and line separators, by Unicode category.
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

// The fast path for nearly every text.
const PLAIN = /^[ -~]*$/;

/** Makes a text from a repository safe to print: it cannot move the cursor, colour or reorder anything. */
export function escapeControls(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(CONTROL, (character) => {
    if (character === '\t') return '  ';
    const code = (character.codePointAt(0) ?? 0).toString(16);
    if (code.length > 4) return `\\u{${code}}`;
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
