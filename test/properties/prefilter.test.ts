import { describe, expect, test } from 'vitest';
import rule from '../../rules/no-xai-key.ts';
import { XAI_PREFIX } from '../../rules/prefixes/xai-prefix.ts';
import { LAYERS } from '../../src/decode/layers/index.ts';
import { MAX_DEPTH } from '../../src/decode/encoded-prefilter.ts';
import { decodeBlocks, decodeLayers } from '../../src/decode/decode-layer.ts';
import { reveal } from '../../src/finding/secret.ts';
import { Draw } from '../support/draw.ts';
import { hideRandomly } from '../support/hide-randomly.ts';
import { lintText } from '../support/lint-text.ts';

const IS_LONG = process.env['KEYFENCE_LONG'] === '1';
const SEED = IS_LONG ? Math.trunc(Math.random() * 2 ** 31) : 1;
/** One layer is cheaper than two, and there are fewer ways to draw it. */
const CASES = IS_LONG ? { 1: 60_000, 2: 40_000 } : { 1: 400, 2: 300 };

/** Every text that the decoder finds when no prefilter keeps it from looking. */
function* decodeAll(text: string, depth: number): Generator<string> {
  if (depth === 0) return;
  const isRelevant = (decoded: string): boolean => holdsPrefix(decoded, depth - 1);
  const splices = [
    decodeLayers(LAYERS.characters, text, isRelevant),
    decodeBlocks(
      LAYERS.blocks,
      { text, bytes: Buffer.from(text, 'latin1') },
      isRelevant,
      () => undefined,
    ),
  ];
  for (const splice of splices) {
    if (!splice) continue;
    yield splice.text;
    yield* decodeAll(splice.text, depth - 1);
  }
}

function holdsPrefix(text: string, depth: number): boolean {
  if (text.includes(XAI_PREFIX)) return true;
  for (const decoded of decodeAll(text, depth)) if (decoded.includes(XAI_PREFIX)) return true;
  return false;
}

function isDecodable(text: string, secret: string): boolean {
  for (const decoded of decodeAll(text, MAX_DEPTH)) {
    const matches = rule.find(decoded, { path: '', options: {} });
    if (matches.some(({ start, end }) => decoded.slice(start, end) === secret)) return true;
  }
  return false;
}

function isFound(bytes: Buffer, key: string): boolean {
  return lintText(bytes).kept.some(({ secret }) => secret && reveal(secret) === key);
}

describe('the prefilter lets through what the decoder finds without it', () => {
  test.each([1, 2] as const)(
    'in %i of its layers',
    { timeout: IS_LONG ? 3_600_000 : 60_000 },
    (layers) => {
      const missed: string[] = [];
      let decodable = 0;
      for (let i = 0; i < CASES[layers]; i++) {
        const { secret, text, bytes, name } = hideRandomly(new Draw(SEED + i), layers);
        const found = isFound(bytes, secret);
        if (found || isDecodable(text, secret)) decodable++;
        if (!found && isDecodable(text, secret)) missed.push(`seed ${String(SEED + i)}: ${name}`);
      }
      expect(missed).toEqual([]);
      // Most of what is drawn can be read, or the property says little.
      expect(decodable).toBeGreaterThan(0.7 * CASES[layers]);
    },
  );
});
