import { listCodes } from './colour-codes.ts';

/** What holds the strings apart that one secret is written in. */
const SEPARATOR = /("[ \t\r\n]{0,200}[,+]?[ \t\r\n]{0,200}")/;
const REST = '...';

/**
 * Writes the redacted form in place of a secret, and keeps what stands between the strings of JSON or of code
 * that it is in, so that what was well-formed still is; and codes for the terminal.
 * @param written the secret as it stands there
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
