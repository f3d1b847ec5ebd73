import type { Span } from '../../text/span.ts';
import { BASE64 } from '../find-runs.ts';
import type { Layer, Reader } from './layer.ts';
import { replaceEach } from './replace-each.ts';

/** Without any of them nothing in a text is quoted-printable. */
export const SOFT_BREAKS: readonly string[] = ['=\n', '=\r\n'];
/**
 * Before a soft line break stands no sign of equality, which would be `=3D`. Digits that go on for long are
 * hexadecimal, and what is before them gives them a name; but `=3D` may be that as well.
 */
const ENCODED = /=(?!(?!3D)[\dA-F]{24})(?:[\dA-F]{2}|(?<!==)\r?\n)/iy;

const CHARACTERS = replaceEach({
  first: '=',
  second: '0123456789abcdefABCDEF\r\n',
  pattern: ENCODED,
  decode: (written) => (written.endsWith('\n') ? '' : Number.parseInt(written.slice(1), 16)),
});

const reader: Reader = {
  triggers: CHARACTERS.triggers,
  open(text, write, bytes) {
    if (!SOFT_BREAKS.some((mark) => text.includes(mark))) return () => text.length;
    return CHARACTERS.open(
      text,
      (segment) => {
        const padded = segment.text === '' ? readPadded(text, segment.start) : undefined;
        write(padded ? { ...segment, ambiguousWith: padded } : segment);
      },
      bytes,
    );
  },
};

/**
 * E-mail. Without a soft line break `=61` is as likely an assignment.
 * https://datatracker.ietf.org/doc/html/rfc2045#section-6.7
 */
export const quotedPrintable: Layer = {
  name: 'quoted-printable',
  readers: [reader],
};

/** Shorter words are no base64. */
const MIN_LENGTH = 16;
const GROUP = 4;

/**
 * What a sign of equality makes as long as base64 has to be; that for URLs has mostly none. Nothing before it is
 * read twice, for none of it is such a sign.
 */
function readPadded(text: string, padding: number): Span | undefined {
  let start = padding;
  let isPlain = true;
  for (; BASE64[text.charCodeAt(start - 1)] === 1; start--) {
    if (isForUrls(text.charAt(start - 1))) isPlain = false;
  }
  const end = padding + 1;
  const isPadded = isPlain && end - start > MIN_LENGTH && (end - start) % GROUP === 0;
  return isPadded ? { start, end } : undefined;
}

function isForUrls(character: string): boolean {
  return character === '-' || character === '_';
}
