import { listCodes } from './colour-codes.ts';

/** The separator of string literals that a secret is split into. */
const SEPARATOR = /("[ \t\r\n]{0,200}[,+]?[ \t\r\n]{0,200}")/;
const REST = '...';

/**
 * The redacted form of a secret, with the separators between its string literals, so that JSON and code stay
 * well-formed, and with terminal codes.
 * @param written the secret as it is in the text
 */
export function keepSeparators(written: string, redacted: string): string {
  if (!written.includes('"')) return redacted + listCodes(written);
  let isFirst = true;
  return written
    .split(SEPARATOR)
    .map((part, index) => {
      if (index % 2 === 1 || part === '') return part;
      const shown = isFirst ? redacted : REST;
      isFirst = false;
      return shown;
    })
    .join('');
}
