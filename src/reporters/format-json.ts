// Controls beyond ASCII, and characters that reorder or hide text; in JSON they only occur in strings.
const UNSAFE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as JSON that is safe for a terminal: nothing in it moves the cursor or reorders text. */
export function formatAsJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(UNSAFE, (character) => character.split('').map(toEscape).join(''))}\n`;
}

/** One UTF-16 unit. https://www.rfc-editor.org/rfc/rfc8259#section-7 */
function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
