import { makeAlphabet, type Alphabet } from './find-runs.ts';
import { ENCODED } from './find-words.ts';

interface Kind {
  readonly opener: string;
  /** What may follow it. */
  readonly second: Alphabet;
  readonly escape: RegExp;
}

// Behind the beginning of an escape may stand what holds pieces apart.
const PIECE_ENDS = '"\'`\\\\\\r\\n=^$#%&';

/** Escapes that stand for a character which nobody has to escape, or for the beginning of another one. */
const KINDS: readonly Kind[] = [
  {
    opener: '\\',
    second: makeAlphabet('uUxoN01234567\\'),
    escape: new RegExp(
      [
        String.raw`\\(?:(?:u{1,8}00|[ux]\{0{0,6}|U000000|x)(?<hex>[2-7][\da-f])`,
        String.raw`o\{0{0,6}(?<braced>[0-7]{2,3})\}|N\{[a-z]`,
        String.raw`(?<octal>[0-3]?[0-7]{2})`,
        String.raw`(?:u{1,8}0{0,2}[2-7]?|[uxo]\{[\da-f]{0,7}|U0{0,6}[2-7]?|x[2-7]?|N|[01][0-7]?)(?=[${PIECE_ENDS}])`,
        String.raw`\\\r?\n)`,
      ].join('|'),
      'iy',
    ),
  },
  {
    opener: '%',
    second: makeAlphabet(`u234567"\'\`\\\r\n=^$#%&`),
    escape: new RegExp(
      String.raw`%(?:(?:u00)?(?<hex>[2-7][\da-f])|(?:u0{0,2})?[2-7]?(?=[${PIECE_ENDS}][^a-z0-9]{0,200}[2-7u]))`,
      'iy',
    ),
  },
  {
    opener: '&',
    second: makeAlphabet('#lpbnseadh"\'`\\\r\n'),
    escape: new RegExp(
      [
        String.raw`&(?:#0{0,8}(?<decimal>\d{2,3})(?!\d)|#x0{0,6}(?<hex>[2-7][\da-f])(?![\da-f])`,
        '(?:lowbar|percnt|bsol|num|plus|sol|equals|semi|hyphen|dash|amp(?=;[#a-z]));',
        String.raw`#(?:x[\da-f]{0,8}|\d{0,10})(?=[${PIECE_ENDS}])|(?=[${PIECE_ENDS}][^a-z0-9#]{0,200}#[\dx]))`,
      ].join('|'),
      'iy',
    ),
  },
];

/** The same in quoted-printable, which breaks lines: otherwise `=61` is an assignment. */
const QUOTED_PRINTABLE: Kind = {
  opener: '=',
  second: makeAlphabet('234567'),
  escape: /=(?:3D){0,3}(?<hex>[2-7][\da-f])/iy,
};

/** Where such escapes stand, those of each kind in order. */
export function* findEscapes(text: string): Generator<number> {
  for (const kind of KINDS) yield* findEach(text, kind);
  if (text.includes('=\n') || text.includes('=\r\n')) yield* findEach(text, QUOTED_PRINTABLE);
}

function* findEach(text: string, { opener, second, escape }: Kind): Generator<number> {
  for (let at = text.indexOf(opener); at !== -1; at = text.indexOf(opener, at + 1)) {
    if (second[text.charCodeAt(at + 1)] !== 1) continue;
    escape.lastIndex = at;
    const found = escape.exec(text);
    if (found && isTelling(found.groups)) yield at;
  }
}

function isTelling(groups: Readonly<Record<string, string | undefined>> = {}): boolean {
  const { hex, octal, braced, decimal } = groups;
  if (hex !== undefined) return ENCODED[Number.parseInt(hex, 16)] === 1;
  const digits = octal ?? braced;
  if (digits !== undefined) return ENCODED[Number.parseInt(digits, 8)] === 1;
  return decimal === undefined || ENCODED[Number(decimal)] === 1;
}
