import { LETTERS_AND_DIGITS, makeAlphabet } from '../find-runs.ts';
import type { Layer } from './layer.ts';
import { replaceEach } from './replace-each.ts';

const REFERENCE =
  /&(?:#\d{1,10};?|#x[\da-f]{1,8};?|(?:amp|quot|apos|lt|gt|lowbar|UnderBar|nbsp|Tab|NewLine|equals|colon|semi|percnt|num|bsol|sol|plus|hyphen|dash);)/iy;

/** First letters of the names. */
const FIRST_LETTERS = 'abcdeghlnpqstu';

const LONGEST_NAME = 'UnderBar'.length;
const LETTERS = makeAlphabet(LETTERS_AND_DIGITS);
const HASH = '#'.charCodeAt(0);
const SEMICOLON = ';'.charCodeAt(0);

/**
 * The named references that may be in or next to a key; there are none for letters, digits and the ASCII
 * hyphen, but one for a hyphen that looks like it.
 */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', lowbar: '_', underbar: '_', nbsp: ' ' },
  ...{ tab: '\t', newline: '\n', equals: '=', colon: ':', semi: ';', percnt: '%', num: '#' },
  ...{ bsol: '\\', sol: '/', plus: '+', hyphen: '-', dash: '-' },
};

/** Character references of HTML and XML. https://html.spec.whatwg.org/multipage/named-characters.html */
export const entity: Layer = {
  name: 'entities',
  readers: [
    replaceEach({
      first: '&',
      second: `#${FIRST_LETTERS}${FIRST_LETTERS.toUpperCase()}`,
      pattern: REFERENCE,
      decode,
      mayMatch,
      mayBeLonger: (reference) => !reference.endsWith(';'),
    }),
  ],
};

/** Whether it has a number, or a name that ends. */
function mayMatch(bytes: Uint8Array, start: number): boolean {
  let at = start + 1;
  if (bytes[at] === HASH) return true;
  while (at - start <= LONGEST_NAME && LETTERS[bytes[at] ?? 0] === 1) at++;
  return bytes[at] === SEMICOLON;
}

function decode(reference: string): string | number | undefined {
  if (reference.charAt(1) !== '#') return NAMED[reference.slice(1, -1).toLowerCase()];
  const isHex = /x/i.test(reference.charAt(2));
  // Ignores whatever follows the digits.
  return Number.parseInt(reference.slice(isHex ? 3 : 2), isHex ? 16 : 10);
}
