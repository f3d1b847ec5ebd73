import type { Span } from '../../text/span.ts';
import { BASE64, HEX, makeAlphabet } from '../find-runs.ts';
import type { Layer, Reader } from './layer.ts';
import { replaceEach } from './replace-each.ts';

const EQUALS = '='.charCodeAt(0);
const CARRIAGE_RETURN = '\r'.charCodeAt(0);
const LINE_FEED = '\n'.charCodeAt(0);
/** A text without any of them is not quoted-printable. */
export const SOFT_BREAKS: readonly string[] = ['=\n', '=\r\n'];
/** Many digits are a hexadecimal value that is assigned to a name; but they may follow `=3D`. */
const ENCODED = /=(?!(?!3D)[\dA-F]{24})[\dA-F]{2}/iy;

const CHARACTERS = replaceEach({
  first: '=',
  second: '0123456789abcdefABCDEF',
  pattern: ENCODED,
  decode: (written) => Number.parseInt(written.slice(1), 16),
});

const characters: Reader = {
  triggers: CHARACTERS.triggers,
  open(text, write, bytes) {
    const read = CHARACTERS.open(text, write, bytes);
    let isSoft: boolean | undefined;
    return (at) => {
      if (HEX[bytes[at + 2] ?? 0] !== 1) return at + 1;
      isSoft ??= holdsSoftBreak(text);
      return isSoft ? read(at) : text.length;
    };
  },
};

const softBreaks: Reader = {
  triggers: { '=': makeAlphabet('\r\n') },
  open: (text, write) => (at) => {
    const end = skipBreak(text, at + 1);
    // It does not follow an equals sign, which would be written `=3D`.
    if (end === undefined || text.charCodeAt(at - 1) === EQUALS) return at + 1;
    const padded = readPadded(text, at);
    write({ start: at, end, text: '', ...(padded && { ambiguousWith: padded }) });
    return end;
  },
};

function holdsSoftBreak(text: string): boolean {
  return SOFT_BREAKS.some((mark) => text.includes(mark));
}

function skipBreak(text: string, at: number): number | undefined {
  const isLong = text.charCodeAt(at) === CARRIAGE_RETURN;
  const end = isLong ? at + 2 : at + 1;
  return text.charCodeAt(end - 1) === LINE_FEED ? end : undefined;
}

/**
 * E-mail. Without a soft line break `=61` may just as well be an assignment.
 * https://datatracker.ietf.org/doc/html/rfc2045#section-6.7
 */
export const quotedPrintable: Layer = {
  name: 'quoted-printable',
  readers: [characters, softBreaks],
};

/** Shorter words are not base64. */
const MIN_LENGTH = 16;
const GROUP = 4;
const FOR_URLS = makeAlphabet('-_');

/**
 * Base64 that an equals sign pads; base64url mostly has no padding. Nothing before it is read twice, because
 * it contains no equals sign.
 */
function readPadded(text: string, padding: number): Span | undefined {
  let start = padding;
  let isPlain = true;
  for (; BASE64[text.charCodeAt(start - 1)] === 1; start--) {
    if (FOR_URLS[text.charCodeAt(start - 1)] === 1) isPlain = false;
  }
  const end = padding + 1;
  const isPadded = isPlain && end - start > MIN_LENGTH && (end - start) % GROUP === 0;
  return isPadded ? { start, end } : undefined;
}
