import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apiKey, managementKey } from '../../rules/sample.ts';
import { anyText, textAfterKey, xaiKey } from '../support/arbitraries.ts';
import { encodings } from '../support/encode.ts';
import { findEscape } from '../support/find-escape.ts';
import {
  hideKey,
  HIDING_LIST,
  isReadable,
  listPlaces,
  nestHidings,
  type HiddenKey,
} from '../support/hidden-keys.ts';
import { makeParameters, TIMEOUT } from './effort.ts';
import { pick } from './pick.ts';

const ENCODINGS = Object.keys(encodings);
const PLAIN = pick(HIDING_LIST, 0);

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
  *'two ways to write it, one within the other'() {
    for (const outer of HIDING_LIST) {
      for (const [at, inner] of HIDING_LIST.entries()) {
        const hiding = nestHidings(outer, inner);
        yield (secret) => hideKey(secret, hiding, pick(listPlaces(hiding), at));
      }
    }
  },
};

test.for(Object.entries(PAIRS))(
  'a key is stopped, and never shown, in every pair of %s',
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
  TIMEOUT,
);
