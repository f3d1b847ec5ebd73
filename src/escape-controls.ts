// C0 and C1 controls, line separators, and what reorders or hides text in a terminal.
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** Makes a text from a repository safe to print: it cannot move the cursor, colour or reorder anything. */
export function escapeControls(text: string): string {
  return text.replace(CONTROL, (character) => {
    if (character === '\t') return '  ';
    const code = character.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
