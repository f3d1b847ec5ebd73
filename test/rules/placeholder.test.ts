import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../rules/randomness/placeholder.ts';
import { randomness } from '../../rules/randomness/wordiness.ts';
import { body } from '../../rules/sample.ts';

describe('stand-ins', () => {
  it.each([
    'your-api-key',
    'my-service-account-prod-eu-west-12-key',
    'a1b2c3d4e5f6a1b2c3d4e5f6a7',
    'f07cf70c7fc07f0c',
    'YOUR_API_KEY_HERE',
    'xai-your-key-here',
    'test-api-key-123456',
    'changeme',
    'mySecretKey',
    'sk_test_1234567890',
    'example-key-1234567890',
    'foo-bar-baz-1',
    'fakeApiKeyForTests12',
    `${body(12)}EXAMPLE`,
    `${body(24, 1, 'letters')}EXAMPLEKEY`,
    'x'.repeat(32),
    '*'.repeat(12),
    `sk-${'x'.repeat(20)}`,
    `${body(8)}...`,
    `${body(8)}…`,
    `abcd${'*'.repeat(8)}`,
    '00000000-0000-0000-0000-000000000000',
    '11111111-2222-3333-4444-555555555555',
    '12345678-1234-1234-1234-123456789012',
    'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
    '0123456789abcdef',
    '1234567890abcdefghijklmnop',
    'abcdefghijklmnopqrstuvwxyz',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
    'abc123abc123abc123',
    'deadbeefdeadbeef',
    'qwertyuiop123',
    'a1b2c3d4e5f6g7h8',
    'ABC123DEF456GHI789JKL',
    '98765432109876543210',
    body(10, 4).repeat(3),
    'zyxwvutsrqponmlkjihg',
  ])('%s', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });
});

describe('each limit, just below and just above', () => {
  const letters = body(64, 5, 'lower');

  it.each([
    ['eight characters', 'abcdefg', 'abcdefgh'],
    // Of eight and of ten pairs, four stand side by side.
    ['half of the pairs', 'abcdemzrxpw', 'abcdemzrx'],
    ['four characters', 'f07cf9709c7fc0797f0c', 'f07cf70c7fc07f0c'],
    ['three digits', 'a1bcd2ef', 'a1bc2de3'],
    ['three letters', '1a23b456', '1a23b45c'],
    ['three asterisks', `${body(12)}**`, `${body(12)}***`],
    ['three dots', `${body(12)}..`, `${body(12)}...`],
    [
      'a repetition in the first 256 characters',
      body(129, 3).repeat(2) + body(40, 4),
      body(128, 3).repeat(2) + body(40, 4),
    ],
    // What is left beside the stand-in words.
    ['sixteen characters', `test_${body(16, 7)}`, `test_${body(15, 7)}`],
    [
      'two digits',
      `example-${body(12, 3, 'letters')}4${body(12, 4, 'letters')}7`,
      `example-${body(12, 3, 'letters')}4${body(13, 4, 'letters')}`,
    ],
    [
      'a word of five letters in the middle',
      `${letters.slice(0, 15)}fake${letters.slice(15, 30)}`,
      `${letters.slice(0, 15)}dummy${letters.slice(15, 30)}`,
    ],
  ])('%s', (_, secret, standIn) => {
    expect([isPlaceholder(secret), isPlaceholder(standIn)]).toEqual([false, true]);
  });

  it('a short word that may be there by chance hides little', () => {
    // Set off by its case only.
    expect(isPlaceholder(`${body(6, 9, 'hex')}My${body(6, 11, 'hex')}`)).toBe(false);
    expect(isPlaceholder(`${body(5, 9, 'hex')}My${body(6, 11, 'hex')}`)).toBe(true);
  });

  it('a word of two letters', () => {
    expect(isPlaceholder(`my_${body(12, 7)}`)).toBe(true);
    expect(isPlaceholder(`mx_${body(12, 7)}`)).toBe(false);
  });

  it('what is left is random', () => {
    // Without what may be a stand-in word.
    const texts = Array.from({ length: 20_000 }, (_, at) => {
      return Array.from(body(30, at + 1), (one) =>
        'etaoinshr4T'.charAt(one.charCodeAt(0) % 11),
      ).join('');
    });
    const near = texts.filter((text) => {
      const isTried = Math.abs(randomness(text)) < 1 && /\d.*\d/.test(text);
      return isTried && !isPlaceholder(text) && !/th|te|here|is|in|no|so/i.test(text);
    });
    const random = near.filter((text) => randomness(text) > 0);
    expect(near.filter((text) => !isPlaceholder(`my_${text}`))).toEqual(random);
    expect(random.length).toBeGreaterThan(0);
    expect(random.length).toBeLessThan(near.length);
  });

  it('seven of ten pairs, letters and digits apart', () => {
    // Eleven letters and eleven digits in turn, of whose ten pairs so many are neighbours.
    const mix = (side: string, digits: string): string => {
      return Array.from(side, (letter, at) => letter + digits.charAt(at)).join('');
    };
    expect(isPlaceholder(mix('abcdefghzmx', '01234567297'))).toBe(true);
    expect(isPlaceholder(mix('abcdefgzmxp', '01234567297'))).toBe(false);
    expect(isPlaceholder(mix('abcdefghzmx', '01234562974'))).toBe(false);
  });
});

describe('secrets', () => {
  const seeds = Array.from({ length: 100 }, (_, at) => at + 1);

  it.each(['', 'sk_test_', 'example-', 'my.secret.', 'xai-'])('%s and a random body', (word) => {
    const bodies = seeds.map((seed) => body(40, seed)).filter((text) => /\d.*\d/.test(text));
    expect(bodies.length).toBeGreaterThan(90);
    expect(bodies.filter((text) => isPlaceholder(word + text))).toEqual([]);
  });

  it('random letters and random hexadecimal', () => {
    expect(seeds.filter((seed) => isPlaceholder(body(32, seed, 'letters')))).toEqual([]);
    expect(seeds.filter((seed) => isPlaceholder(body(32, seed, 'hex')))).toEqual([]);
    expect(seeds.filter((seed) => isPlaceholder(body(16, seed, 'hex'))).length).toBeLessThan(2);
  });
});
