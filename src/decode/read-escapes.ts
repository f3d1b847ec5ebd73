import { makeAlphabet, type Alphabet } from './find-runs.ts';
import { ENCODED } from './find-words.ts';
import { entity } from './layers/entity.ts';
import { escape } from './layers/escape.ts';
import type { Layer } from './layers/layer.ts';
import { percentEncoding } from './layers/percent-encoding.ts';

interface Kind {
  readonly opener: string;
  /** What may follow it. */
  readonly second: Alphabet;
  readonly escape: RegExp;
}

/** Escapes that stand for a character which nobody has to escape, or for the beginning of another one. */
const KINDS: readonly Kind[] = [
  {
    opener: '\\',
    second: makeAlphabet('uUx01234567'),
    escape:
      /\\(?:(?:u00|u\{0{0,6}|U000000|x)(?<hex>[2-7][\da-f])|0?(?<octal>[0-7]{2}|1[0-7]{2})(?![0-7]))/iy,
  },
  { opener: '%', second: makeAlphabet('u234567'), escape: /%(?:u00)?(?<hex>[2-7][\da-f])/iy },
  {
    opener: '&',
    second: makeAlphabet('#lpbnsea'),
    escape:
      /&(?:#0{0,8}(?<decimal>\d{2,3})(?!\d)|#x0{0,6}(?<hex>[2-7][\da-f])(?![\da-f])|(?:lowbar|percnt|bsol|num|plus|sol|equals|semi|amp(?=;[#a-z]));)/iy,
  },
];
const LAYERS: readonly Layer[] = [escape, percentEncoding, entity];

/** So far around it the rest of what is written may stand. */
const REACH = 96;

/** Each part of a text that has such an escape in it, with all of them decoded. */
export function* readEscapes(text: string): Generator<string> {
  let [start, end] = [-1, -1];
  for (const at of findEscapes(text)) {
    if (start !== -1 && at > end) {
      yield decode(text.slice(start, end));
      start = -1;
    }
    if (start === -1) start = Math.max(0, at - REACH);
    end = at + REACH;
  }
  if (start !== -1) yield decode(text.slice(start, end));
}

/** Where such escapes stand, in order. */
function findEscapes(text: string): number[] {
  const found: number[] = [];
  for (const { opener, second, escape } of KINDS) {
    for (let at = text.indexOf(opener); at !== -1; at = text.indexOf(opener, at + 1)) {
      if (second[text.charCodeAt(at + 1)] !== 1) continue;
      escape.lastIndex = at;
      const groups = escape.exec(text)?.groups;
      if (groups && isTelling(groups)) found.push(at);
    }
  }
  return found.sort((a, b) => a - b);
}

function isTelling({ hex, octal, decimal }: Readonly<Record<string, string | undefined>>): boolean {
  if (hex !== undefined) return ENCODED[Number.parseInt(hex, 16)] === 1;
  if (octal !== undefined) return ENCODED[Number.parseInt(octal, 8)] === 1;
  return decimal === undefined || ENCODED[Number(decimal)] === 1;
}

function decode(text: string): string {
  return LAYERS.reduce((outer, { find }) => {
    const pieces: string[] = [];
    let from = 0;
    for (const stretch of find(outer, () => true)) {
      pieces.push(outer.slice(from, stretch.start), stretch.text);
      from = stretch.end;
    }
    return [...pieces, outer.slice(from)].join('');
  }, text);
}
