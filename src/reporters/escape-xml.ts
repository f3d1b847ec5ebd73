// Characters that XML 1.0 cannot contain, not even as a reference. https://www.w3.org/TR/xml/#charsets
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const FORBIDDEN = /[\u0000-\u0008\v\f\u000E-\u001F\p{Surrogate}\uFFFE\uFFFF]/gu;
// Also controls beyond ASCII, and characters that reorder or hide text.
const SPECIAL = /[&<>"'\t\n\r\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Makes a text safe in the content and the attributes of XML and HTML. Tabs and line breaks become references,
 * because an attribute would turn them into spaces; what XML cannot contain becomes `\xNN`.
 */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, (character) => {
      const code = character.charCodeAt(0).toString(16);
      return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    })
    .replace(SPECIAL, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
