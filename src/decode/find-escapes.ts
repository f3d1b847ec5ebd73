import { makeAlphabet, type Alphabet } from './find-runs.ts';
import { ENCODED } from './find-words.ts';
import { goesOnWith } from './gap.ts';
import { SOFT_BREAKS } from './layers/quoted-printable.ts';

interface Kind {
  readonly opener: string;
  /** What may follow it. */
  readonly second: Alphabet;
  readonly escape: RegExp;
  /** The beginning of one, in a piece of a literal. */
  readonly cut?: RegExp;
}

/** Behind the beginning of an escape, what holds pieces apart or begins that. */
const PIECE_ENDS = '(?=["\'`\\\\\\r\\n=^$#%&])';
/** What the next piece goes on with, behind a digit or what stands for itself. */
const RESTS: readonly (readonly [beginning: RegExp, rest: Alphabet])[] = [
  [/^\\\d/, makeAlphabet('01234567')],
  [/^&$/, makeAlphabet('#')],
  [/^%u?0*$|^\\[uUxoN]0*$/, makeAlphabet('u0234567{')],
  [/./, makeAlphabet('0123456789abcdefABCDEFxX}')],
];

/** Escapes that stand for a character which nobody has to escape, or for the beginning of another one. */
const KINDS: readonly Kind[] = [
  {
    opener: '\\',
    second: makeAlphabet('uUxoN01234567'),
    escape: new RegExp(
      [
        String.raw`\\(?:(?:u{1,8}00|U000000|x)(?<hex>[2-7][\da-fA-F])`,
        String.raw`[ux]\{0{0,6}(?<braced>[2-7][\da-fA-F])(?![\da-fA-F])`,
        String.raw`o\{0{0,6}(?<octalBraced>[0-7]{2,3})(?!\d)|N\{[A-Z]|(?<octal>[0-3]?[0-7]{2}))`,
      ].join('|'),
      'y',
    ),
    cut: new RegExp(
      [
        String.raw`\\(?:[01][0-7]?|[4-7oN]|u{1,8}(?:0{0,2}|00[2-7])|U(?:0{0,6}|0{6}[2-7])|x[2-7]?`,
        String.raw`[uxo]\{[\da-fA-F]{0,7})${PIECE_ENDS}`,
      ].join('|'),
      'y',
    ),
  },
  {
    opener: '%',
    second: makeAlphabet(`u234567"'\`\\\r\n=^$#%&`),
    escape: /%(?:u00)?(?<hex>[2-7][\da-f])/iy,
    cut: new RegExp(`%(?:u0{0,2}|(?:u00)?[2-7])?${PIECE_ENDS}`, 'y'),
  },
  {
    opener: '&',
    second: makeAlphabet('#lpbnseadh"\'`\\\r\n'),
    escape: new RegExp(
      [
        String.raw`&(?:#0{0,8}(?<decimal>\d{2,3})(?!\d)|#x0{0,6}(?<hex>[2-7][\da-f])(?![\da-f])`,
        '(?:lowbar|percnt|bsol|num|plus|sol|equals|semi|hyphen|dash|amp(?=;[#a-z]));)',
      ].join('|'),
      'iy',
    ),
    cut: new RegExp(String.raw`&(?:#(?:x[\da-f]{0,8}|\d{0,10}))?${PIECE_ENDS}`, 'iy'),
  },
];

/** The same in quoted-printable, which breaks lines: otherwise `=61` is an assignment. */
const QUOTED_PRINTABLE: Kind = {
  opener: '=',
  second: makeAlphabet('234567'),
  escape: /=(?:3D){0,3}(?<hex>[2-7][\da-f])/iy,
};

/** A backslash that says that a line goes on, in a literal. */
const ESCAPED_BREAKS = ['\\\\\n', '\\\\\r\n'] as const;

/** Where such escapes stand, those of each kind in order. */
export function findEscapes(text: string): number[] {
  const found: number[] = [];
  for (const kind of KINDS) findEach(text, kind, found);
  for (const lineBreak of ESCAPED_BREAKS) {
    for (let at = text.indexOf(lineBreak); at !== -1; at = text.indexOf(lineBreak, at + 1)) {
      found.push(at);
    }
  }
  if (SOFT_BREAKS.some((mark) => text.includes(mark))) findEach(text, QUOTED_PRINTABLE, found);
  return found;
}

function findEach(text: string, kind: Kind, found: number[]): void {
  const { opener, second, escape } = kind;
  for (let at = text.indexOf(opener); at !== -1; at = text.indexOf(opener, at + 1)) {
    if (second[text.charCodeAt(at + 1)] !== 1) continue;
    escape.lastIndex = at;
    const match = escape.exec(text);
    if ((match && isTelling(match.groups)) || isCut(text, at, kind)) found.push(at);
  }
}

/** Whether the rest of an escape may stand in the next piece of a literal. */
function isCut(text: string, at: number, { cut }: Kind): boolean {
  if (!cut) return false;
  cut.lastIndex = at;
  if (!cut.test(text)) return false;
  const beginning = text.slice(at, cut.lastIndex);
  const rest = RESTS.find(([form]) => form.test(beginning))?.[1];
  return rest !== undefined && goesOnWith(text, cut.lastIndex, rest);
}

function isTelling(groups: Readonly<Record<string, string | undefined>> = {}): boolean {
  const { hex, braced = hex, octal, octalBraced = octal, decimal } = groups;
  if (braced !== undefined) return ENCODED[Number.parseInt(braced, 16)] === 1;
  if (octalBraced !== undefined) return ENCODED[Number.parseInt(octalBraced, 8)] === 1;
  return decimal === undefined || ENCODED[Number(decimal)] === 1;
}
