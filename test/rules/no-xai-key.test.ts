import { describe, expect, it, test } from 'vitest';
import rule from '../../rules/no-xai-key.ts';
import { entropy } from '../../rules/randomness/entropy.ts';
import { isPlaceholder } from '../../rules/randomness/placeholder.ts';
import { apiKey, body, managementKey } from '../../rules/sample.ts';

const CONTEXT = { path: 'a.txt', options: {} };

/** The texts that are certain to be keys. */
function find(text: string): string[] {
  return findOf(text, undefined);
}

/** The texts that may be keys. */
function findPossible(text: string): string[] {
  return findOf(text, 'warn');
}

function findOf(text: string, severity: string | undefined): string[] {
  return rule
    .find(text, CONTEXT)
    .filter((match) => match.severity === severity)
    .map(({ start, end }) => text.slice(start, end));
}

const SEEDS = Array.from({ length: 2_000 }, (_, at) => at + 1);

/** Of that length, with so many different characters at most. */
function drawFew(length: number, characters: number, seed: number): string {
  const pool = [...new Set(body(400, 9))].slice(0, characters).join('');
  return Array.from(body(length, seed), (drawn) => {
    return pool.charAt(drawn.charCodeAt(0) % characters);
  }).join('');
}

/** How many characters follow the one before them in the alphabet. */
function countConsecutive(text: string): number {
  return Array.from(text).filter((character, at) => {
    return at > 0 && character.charCodeAt(0) - text.charCodeAt(at - 1) === 1;
  }).length;
}

/** Random, with pairs that are consecutive in front. */
function makeConsecutive(count: number, length: number): string {
  const pairs = Array.from('acegikmoqsuwyACEGIKMOQSUWY', (one) => {
    return one + String.fromCharCode(one.charCodeAt(0) + 1);
  });
  for (const seed of SEEDS) {
    const text = pairs.toReversed().slice(0, count).join('') + body(length - 2 * count, seed);
    if (countConsecutive(text) === count) return text;
  }
  throw new Error('no such text');
}

describe('a key', () => {
  it('has 4.7 bits of entropy in each character', () => {
    const bodies = SEEDS.map((seed) => drawFew(80, 36, seed)).filter((text) => {
      return Math.abs(entropy(text) - 4.7) < 0.1 && countConsecutive(text) < 20;
    });
    const random = bodies.filter((text) => entropy(text) >= 4.7);
    expect(bodies.filter((text) => find(`xai-${text}`).length > 0)).toEqual(random);
    expect(random.length).toBeGreaterThan(0);
    expect(random.length).toBeLessThan(bodies.length);
  });

  it('has fewer than 24 characters that follow the one before them', () => {
    const [fewer, more] = [makeConsecutive(23, 80), makeConsecutive(24, 80)];
    expect(Math.min(entropy(fewer), entropy(more))).toBeGreaterThan(5);
    expect(find(`xai-${fewer}`)).toEqual([`xai-${fewer}`]);
    expect(find(`xai-${more}`)).toEqual([]);
  });

  it('has 80 characters', () => {
    expect(find(`xai-${body(79)}`)).toEqual([]);
    expect(find(apiKey())).toEqual([apiKey()]);
    expect(find(`xai-token-${body(79)}`)).toEqual([]);
    expect(find(managementKey())).toEqual([managementKey()]);
  });

  it('is the beginning of a longer one where 40 random characters follow', () => {
    expect(find(`${apiKey()}${body(39, 2)}`)).toEqual([apiKey()]);
    expect(find(`${apiKey()}${body(40, 2)}`)).toEqual([]);
  });
});

describe('a longer one', () => {
  const letters = body(127, 3, 'letters');

  it('is read for 128 characters', () => {
    expect(find(`${apiKey()}${letters}7`)).toEqual([]);
    expect(find(`${apiKey()}${letters}a7`)).toEqual([apiKey()]);
  });
});

test('a management key is reported as one, and a loose key as such', () => {
  expect(rule.find(managementKey(), CONTEXT)).toMatchObject([{ title: 'xAI management key' }]);
  expect(rule.find(apiKey(), CONTEXT)[0]).not.toHaveProperty('title');
  expect(rule.find(`key=xai-${body(40)}`, CONTEXT)).toMatchObject([{ isLoose: true }]);
  expect(rule.find(apiKey(), CONTEXT)[0]).not.toHaveProperty('isLoose');
});

test('the variable that a key is read from', () => {
  expect(rule.nameVariable?.(apiKey())).toBe('XAI_API_KEY');
  expect(rule.nameVariable?.(managementKey())).toBe('XAI_MANAGEMENT_KEY');
});

describe('what a name says to be a key', () => {
  it('has 3.2 bits of entropy in each character', () => {
    const bodies = SEEDS.map((seed) => drawFew(24, 12, seed)).filter((text) => {
      const isTried = /\d/.test(text) && countConsecutive(text) === 0;
      return isTried && !isPlaceholder(`xai-${text}`) && Math.abs(entropy(text) - 3.2) < 0.1;
    });
    const random = bodies.filter((text) => entropy(text) >= 3.2);
    expect(bodies.filter((text) => find(`API_KEY=xai-${text}`).length > 0)).toEqual(random);
    expect(random.length).toBeGreaterThan(0);
    expect(random.length).toBeLessThan(bodies.length);
  });

  it('has fewer than three tenths that follow the one before them', () => {
    const [fewer, more] = [makeConsecutive(11, 40), makeConsecutive(12, 40)];
    expect(find(`API_KEY=xai-${fewer}`)).toEqual([`xai-${fewer}`]);
    expect(find(`API_KEY=xai-${more}`)).toEqual([]);
  });

  it('has 16 to 400 characters', () => {
    expect(find(`API_KEY=xai-${body(15, 3)}`)).toEqual([]);
    expect(find(`API_KEY=xai-${body(16, 3)}`)).toEqual([`xai-${body(16, 3)}`]);
    expect(find(`API_KEY=xai-${body(400)}`)).toEqual([`xai-${body(400)}`]);
    expect(find(`API_KEY=xai-${body(401)}`)).toEqual([`xai-${body(400)}`]);
  });

  it.each([
    ['backslashes before a quote', (count: number) => `key${'\\'.repeat(count)}": "`, 8],
    ['blanks before the sign', (count: number) => `key${' '.repeat(count)}="`, 8],
    ['blanks behind the sign', (count: number) => `key=${' '.repeat(count)}"`, 8],
    ['backslashes behind the sign', (count: number) => `key=${'\\'.repeat(count)}"`, 8],
    ['blanks behind Bearer', (count: number) => `Bearer${' '.repeat(count)}`, 8],
  ])('follows its name: %s', (_, before, most) => {
    const key = `xai-${body(40, 3)}`;
    expect(find(before(most) + key)).toEqual([key]);
    expect(find(before(most + 1) + key)).toEqual([]);
  });

  it('follows Bearer after a blank', () => {
    expect(find(`Bearerxai-${body(40, 3)}`)).toEqual([]);
    expect(find(`Bearer xai-${body(40, 3)}`)).toHaveLength(1);
  });
});

describe('a value of another length or alphabet without a name', () => {
  test.each([
    `xai-${body(24, 1)}`,
    `xai-${body(43, 2)}`,
    `xai-${body(64, 3)}`,
    `xai-${body(79, 4)}`,
    `xai-${body(39, 5)}_${body(41, 6)}_`,
    `xai-${body(130, 6)}`,
    `xai-${body(140, 7)}`,
    `xai-${body(40, 8)}_${body(39, 9)}`,
    `xai-${body(20, 10)}-${body(20, 11)}-${body(38, 12)}`,
    `xai-token-${body(60, 13)}`,
  ])('is a warning: %s', (key) => {
    expect(findPossible(key)).toEqual([key]);
    expect(findPossible(`print("${key}")`)).toEqual([key]);
    expect(findPossible(`see ${key}.\n`)).toEqual([key]);
    expect(find(key)).toEqual([]);
    // With a name it is an error.
    expect(find(`XAI_API_KEY=${key}`)).toEqual([key]);
    expect(findPossible(`XAI_API_KEY=${key}`)).toEqual([]);
  });

  test.each([
    `xai-${body(23)}`,
    `xai-${body(64, 2, 'hex')}`,
    `xai-${body(40, 3, 'lower')}`,
    `assets/xai-${body(32, 4)}.js`,
    `data:${body(40, 5)}+xai-${body(40, 6)}`,
    'xai-grok-build-Release2-Linux-x64-2026-11-30',
    `xai-${'x1X'.repeat(20)}`,
    'xai-0f8fad5b-d9cb-469f-a165-70867728950e',
  ])('is none: %s', (text) => {
    expect(rule.find(text, CONTEXT)).toEqual([]);
  });
});

describe('an ephemeral token', () => {
  test.each([
    `xai-realtime-client-secret-${body(80, 1)}`,
    `xai-realtime-client-secret-${body(43, 2)}`,
    `xai-client-secret.${body(60, 3)}`,
    `xai-client-secret.xai-realtime-client-secret-${body(80, 4)}`,
    `xai-client-secret.eyJ${body(33, 5)}.eyJ${body(120, 6)}.${body(43, 7)}`,
  ])('is told as what it is, with a remedy of its own: %s', (token) => {
    for (const text of [token, `["${token}"]`, `value: ${token}\n`, `API_KEY=${token}`]) {
      expect(find(text)).toEqual([token]);
      const [match] = rule.find(text, CONTEXT);
      expect(match).toMatchObject({ title: 'xAI ephemeral token' });
      expect(match?.remedy).toMatch(/^It expires by itself/);
    }
  });

  test('that is a key in truth is that key', () => {
    expect(find(`["xai-client-secret.${apiKey()}"]`)).toEqual([apiKey()]);
  });

  test.each([
    '`xai-client-secret.${token}`',
    'xai-realtime-client-secret-abc123',
    'xai-realtime-client-secret-test',
    'xai-client-secret.your-client-secret-1',
  ])('is none: %s', (text) => {
    expect(rule.find(text, CONTEXT)).toEqual([]);
  });
});
