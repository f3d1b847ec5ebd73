import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apiKey, managementKey } from '../../rules/sample.ts';
import { anyText, xaiKey } from '../support/arbitraries.ts';
import { CONTAINERS } from '../support/containers.ts';
import { encodings } from '../support/encode.ts';
import { findEscape } from '../support/find-escape.ts';
import {
  hideKey,
  HIDING_LIST,
  listPlaces,
  nestHidings,
  packKey,
  type HiddenKey,
  type Hiding,
} from '../support/hidden-keys.ts';
import { PLACES, type Place } from '../support/places.ts';
import { IS_LONG, isInShare } from '../support/share.ts';
import { EFFORT, makeParameters, TIMEOUT } from './effort.ts';
import { pick } from './pick.ts';

const ENCODINGS = Object.keys(encodings);
const PLAIN = pick(HIDING_LIST, 0);

/** Layers that write a whole text, whatever is in it. */
function isBlock({ layer }: Hiding): boolean {
  return layer === 'base64' || layer === 'hex';
}

/** The others hold pieces of a text apart, in a programming language or in a kind of file. */
function isWhole(hiding: Hiding): boolean {
  return isBlock(hiding) || /^(?:percent|escapes|entities)/.test(hiding.layer ?? '');
}

/** Places that write escapes are a layer as well. */
function writesEscapes({ write }: Place): boolean {
  return write('"').includes('\\"');
}

const FOLDED = 'continuation, folded in YAML';
/** Pairs that write another text than the key, or one that reads as another key. */
const UNREADABLE: ReadonlySet<string> = new Set([
  // Where there are blanks in a line, a fold is one more.
  `concatenation, with a comment within ${FOLDED}`,
  `concatenation, pieces of a template within ${FOLDED}`,
  `concatenation, joined list within ${FOLDED}`,
  `concatenation, joined list in Python within ${FOLDED}`,
  `concatenation, joined list in PHP within ${FOLDED}`,
  `concatenation, joined list in Go within ${FOLDED}`,
  `concatenation, by a method within ${FOLDED}`,
  // The fold stands between the sign of equality and its digits, where it is a soft line break.
  `quoted-printable, characters too within ${FOLDED}`,
]);

/** Each case has a key of its own; some are management keys. */
function makeKey(seed: number): string {
  return seed % 5 === 0 ? managementKey(seed) : apiKey(seed);
}

/** Pairs of everything: what one of a pair does to the other is where scanners fail. */
const PAIRS: Readonly<Record<string, () => Generator<(secret: string) => HiddenKey>>> = {
  *'a way to write it and a place'() {
    for (const hiding of HIDING_LIST) {
      for (const place of listPlaces(hiding)) yield (secret) => hideKey(secret, hiding, place);
    }
  },
  *'a way to write it and an encoding'() {
    for (const [at, hiding] of HIDING_LIST.entries()) {
      for (const encoding of ENCODINGS) {
        yield (secret) => hideKey(secret, hiding, pick(listPlaces(hiding), at), encoding);
      }
    }
  },
  *'a place and an encoding'() {
    for (const place of listPlaces(PLAIN)) {
      for (const encoding of ENCODINGS) yield (secret) => hideKey(secret, PLAIN, place, encoding);
    }
  },
  *'a container and a way to write it'() {
    let at = 0;
    for (const [name, container] of Object.entries(CONTAINERS)) {
      for (const hiding of HIDING_LIST) {
        if (++at % 3 !== 0 && EFFORT === 1) continue;
        const place = pick(listPlaces(hiding), at);
        const encoding = pick(ENCODINGS, at);
        yield (secret) => packKey(hideKey(secret, hiding, place, encoding), name, container);
      }
    }
  },
  // Some in each run.
  *'two ways to write it, one within the other'() {
    for (const [turn, outer] of HIDING_LIST.entries()) {
      for (const [at, inner] of HIDING_LIST.entries()) {
        const hiding = nestHidings(outer, inner);
        if (UNREADABLE.has(hiding.name)) continue;
        if (EFFORT === 1 && !isInShare(hiding.name, 1 / 4)) continue;
        const places = listPlaces(hiding).filter(([, place]) => !writesEscapes(place));
        yield (secret) => hideKey(secret, hiding, pick(places, EFFORT === 1 ? at : at + turn));
      }
    }
  },
};

test.for(Object.entries(PAIRS))(
  'a key is stopped, and never shown, in every pair of %s',
  { timeout: TIMEOUT },
  async ([, makePairs], { annotate }) => {
    let seed = 0;
    const escapes: string[] = [];
    for (const hide of makePairs()) {
      const escape = await findEscape(hide(makeKey(++seed)));
      if (escape !== undefined) escapes.push(escape);
    }
    expect(escapes).toEqual([]);
    await annotate(`${String(seed)} cases`);
  },
);

// What is left as it is between what is encoded is a matter of the pairs.
const whole = fc.constantFrom(
  ...HIDING_LIST.filter(
    (hiding) => isWhole(hiding) && !/first|middle|need|wrapped/.test(hiding.name),
  ),
);
const places = Object.entries(PLACES).filter(([, place]) => !writesEscapes(place));
const line = anyText.map((text) => text.replace(/[\r\n\0\ufeff]/g, ' '));

test(
  'and three deep, in any place and encoding, whatever stands on the lines around',
  { timeout: TIMEOUT },
  async ({ annotate }) => {
    let cases = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          secret: xaiKey,
          outer: whole,
          middle: whole,
          inner: whole,
          before: line,
          after: line,
        }),
        fc.constantFrom(...places),
        fc.constantFrom('UTF-8', 'UTF-16 LE with a mark', 'UTF-16 BE with a mark'),
        async ({ secret, outer, middle, inner, before, after }, [placeName, place], encoding) => {
          cases++;
          const hiding = nestHidings(outer, nestHidings(middle, inner));
          const write = (word: string): string => `${before}\n${place.write(word)}\n${after}`;
          const hidden = hideKey(secret, hiding, [placeName, { ...place, write }], encoding);
          expect(await findEscape(hidden), before + after).toBeUndefined();
        },
      ),
      makeParameters(IS_LONG ? 150 : 40),
    );
    await annotate(`${String(cases)} cases`);
  },
);
