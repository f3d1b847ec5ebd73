import { describe, expect, it } from 'vitest';
import { isOpaqueValue, type ValueContext } from '../../rules/api-key/api-key-value.ts';
import { countDigits, isPlaceholder } from '../../rules/randomness/placeholder.ts';
import { randomness } from '../../rules/randomness/wordiness.ts';
import { body } from '../../rules/sample.ts';

const SURE = { quoted: true, nameIsSure: true, minLength: 12 };
const BARE = { ...SURE, quoted: false };
const OPEN = { ...SURE, nameIsSure: false };

const SEEDS = Array.from({ length: 200 }, (_, at) => at + 1);

/** Share of random bodies that are taken for keys. */
function share(length: number, alphabet: Parameters<typeof body>[2], place: ValueContext): number {
  const found = SEEDS.filter((seed) => isOpaqueValue(body(length, seed, alphabet), place));
  return found.length / SEEDS.length;
}

describe('random values', () => {
  it.each([
    ['hex', 12, 0.95],
    ['hex', 16, 0.995],
    ['hex', 64, 1],
    ['alphanumeric', 16, 0.995],
    ['alphanumeric', 80, 1],
    ['base64', 16, 0.99],
    ['base64', 40, 1],
    ['letters', 16, 0.99],
    ['letters', 32, 1],
    ['lower', 16, 0.98],
    ['lower', 20, 0.99],
  ] as const)('%s of %i are found', (alphabet, length, least) => {
    expect(share(length, alphabet, SURE)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['hex', 16, 0.995],
    ['alphanumeric', 16, 0.98],
    ['alphanumeric', 24, 0.995],
    ['letters', 20, 0.99],
  ] as const)('%s of %i are found in prose and in calls too', (alphabet, length, least) => {
    expect(share(length, alphabet, BARE)).toBeGreaterThanOrEqual(least);
    expect(share(length, alphabet, OPEN)).toBeGreaterThanOrEqual(least);
    expect(share(length, alphabet, { ...BARE, inCall: true })).toBeGreaterThanOrEqual(least);
  });

  it.each([['shorter ones', body(15, 3, 'hex'), body(15, 3, 'hex')]])(
    '%s need quotes and a sure name',
    (_case, quoted, bare) => {
      expect(isOpaqueValue(quoted, SURE)).toBe(true);
      expect(isOpaqueValue(bare, BARE)).toBe(false);
      expect(isOpaqueValue(bare, OPEN)).toBe(false);
    },
  );

  it('short ones without digits are none', () => {
    expect(SEEDS.filter((seed) => isOpaqueValue(body(15, seed, 'letters'), SURE))).toEqual([]);
  });

  it('a stand-in word does not hide one', () => {
    for (const word of ['sk_test_', 'key-', 'my_api_key_', 'example.']) {
      const found = SEEDS.filter((seed) => isOpaqueValue(word + body(24, seed), SURE));
      expect(found.length / SEEDS.length).toBeGreaterThan(0.9);
    }
  });

  it('too long for a key', () => {
    expect(isOpaqueValue(body(512), SURE)).toBe(true);
    expect(isOpaqueValue(body(513), SURE)).toBe(false);
    const token = (length: number): string => `eyJ${body(100)}.eyJ${body(length)}.${body(43, 2)}`;
    expect(isOpaqueValue(token(700), SURE)).toBe(true);
    expect(isOpaqueValue(token(4096), SURE)).toBe(false);
  });

  it('base64 may begin with a slash or a plus sign', () => {
    const texts = SEEDS.flatMap((seed) =>
      ['/', '+'].map((sign) => sign + body(39, seed, 'base64')),
    );
    const found = texts.filter((text) => isOpaqueValue(text, SURE));
    expect(found.length / texts.length).toBeGreaterThan(0.98);
  });

  it('digits alone, from twenty on', () => {
    const digits = (length: number, seed: number): string =>
      Array.from(body(length, seed), (one) => String(one.charCodeAt(0) % 10)).join('');
    const share20 = SEEDS.filter((seed) => isOpaqueValue(digits(20, seed), SURE)).length;
    expect(share20 / SEEDS.length).toBeGreaterThan(0.98);
    expect(SEEDS.filter((seed) => isOpaqueValue(digits(19, seed), SURE))).toEqual([]);
    expect(SEEDS.filter((seed) => isOpaqueValue(digits(40, seed), BARE))).toEqual([]);
  });

  it.each([
    'notification-service-api-',
    'production_api_',
    'production-',
    'acme.internal.billing.',
    'prod:payments:v2:',
    'my-team_test-key_',
    'customer-portal-staging-eu-west-1-',
  ])('the random part decides, not the words before it: %s', (words) => {
    for (const make of [
      (seed: number) => body(16, seed),
      (seed: number) => body(32, seed, 'hex'),
      (seed: number) => [8, 4, 4, 4, 12].map((n, at) => body(n, seed + at, 'hex')).join('-'),
      (seed: number) => body(40, seed, 'base64'),
    ]) {
      const found = SEEDS.filter((seed) => isOpaqueValue(words + make(seed), SURE));
      expect(found.length / SEEDS.length).toBeGreaterThanOrEqual(0.98);
    }
    expect(isOpaqueValue(`${words}customer-invoice-gateway`, SURE)).toBe(false);
  });

  it('groups without any word in them', () => {
    expect(isOpaqueValue('aen-5202576997-eqzf-brudyk', SURE)).toBe(true);
    expect(isOpaqueValue('gpt-5202576997-mini-turbo', SURE)).toBe(false);
  });

  it('with a character that no key has', () => {
    for (const character of [' ', '"', '<', '{', '(', '\\', 'é', ',', ';']) {
      expect(isOpaqueValue(body(20) + character + body(20), SURE)).toBe(false);
    }
  });
});

describe('each limit, just below and just above', () => {
  const MANY = Array.from({ length: 4_000 }, (_, at) => at + 1);

  it.each([
    ['digits, a sure place', SURE, 12, 'alphanumeric', 3],
    ['letters, a sure place', SURE, 16, 'lower', 13],
    ['digits, another place', OPEN, 16, 'alphanumeric', 6],
    ['letters, another place', BARE, 16, 'lower', 16],
    ['letters, in a call', { ...BARE, inCall: true }, 16, 'lower', 14],
  ] as const)('bits of %s', (_, place, length, alphabet, bits) => {
    const values = MANY.map((seed) => body(length, seed, alphabet)).filter((value) => {
      const isKind = alphabet === 'lower' || countDigits(value) >= 2;
      return isKind && !isPlaceholder(value) && Math.abs(randomness(value) - bits) < 1;
    });
    const found = values.filter((value) => isOpaqueValue(value, place));
    expect(found).toEqual(values.filter((value) => randomness(value) > bits));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(values.length);
  });

  it.each([
    ['letters, a sure place', SURE, 16, 'letters'],
    ['digits, another place', OPEN, 16, 'hex'],
    ['letters, another place', BARE, 16, 'letters'],
  ] as const)('length of %s', (_, place, length, alphabet) => {
    const isFound = (some: number): boolean => isOpaqueValue(body(some, 3, alphabet), place);
    expect([isFound(length - 1), isFound(length)]).toEqual([false, true]);
  });

  it('digits: two make a short value a key', () => {
    const letters = (length: number): string => body(length, 3, 'letters');
    expect(isOpaqueValue(`${letters(7)}4${letters(7)}`, SURE)).toBe(false);
    expect(isOpaqueValue(`${letters(7)}4${letters(6)}7`, SURE)).toBe(true);
  });

  it('a part of 16 characters is judged alone', () => {
    const words = 'internal_customer_account_service_';
    const found = SEEDS.filter((seed) => isOpaqueValue(words + body(16, seed), SURE));
    expect(found.length / SEEDS.length).toBeGreaterThan(0.98);
    expect(SEEDS.filter((seed) => isOpaqueValue(words + body(7, seed), SURE))).toEqual([]);
  });

  it('a JSON Web Token of 4096 characters is the longest value', () => {
    const token = `eyJ${body(100)}.eyJ${body(43, 2)}.`;
    const isFound = (length: number): boolean => {
      return isOpaqueValue(token + body(length - token.length, 3), SURE);
    };
    expect([isFound(4096), isFound(4097)]).toEqual([true, false]);
  });

  it('the least length is the one that is asked for', () => {
    const value = body(12, 3, 'hex');
    expect(isOpaqueValue(value, { ...SURE, minLength: 12 })).toBe(true);
    expect(isOpaqueValue(value, { ...SURE, minLength: 13 })).toBe(false);
  });
});

describe('references', () => {
  it.each([
    `$${body(20)}`,
    `/run/${body(20)}`,
    `/Users/${body(20)}`,
    `/${body(20)}.x`,
    `./${body(20)}`,
    `~/${body(20)}`,
    `@${body(20)}/x`,
    `.${body(20)}`,
    `#${body(20)}`,
    `%${body(20)}%`,
    `https://${body(20)}`,
    `redis+tls://${body(20)}`,
    `sha512-${body(40)}`,
    `md5:${body(32, 1, 'hex')}`,
    `${body(20)}@mail.example.com`,
    `${body(20)}.pem`,
    `${body(20)}.json`,
    `${body(20)}%s`,
    `${body(8)}|${body(8)}|${body(8)}`,
    'QX_ZK_WV_XJQ_1',
    'CKM_SHA3_256_RSA_PKCS',
    '20310719T235817Z',
    '8271-3390-1123-7',
    '83610927355819',
    '2001:db8:85a3:8d3:1319:8a2e:370:7348',
    '2031-07-19T23:58:17.204Z',
    '192.168.171.138:56014',
  ])('%s', (value) => {
    expect(isOpaqueValue(value, SURE)).toBe(false);
  });
});

describe('how long the parts of a reference are', () => {
  const upper = (length: number, seed = 3): string => body(length, seed, 'lower').toUpperCase();

  it.each([
    ['a scheme has two letters', `a://${body(30)}`, `ab://${body(30)}`],
    [
      'a scheme has 21 letters',
      `${body(22, 3, 'lower')}://${body(30)}`,
      `${body(21, 3, 'lower')}://${body(30)}`,
    ],
    ['a variable begins with a letter', `_${upper(14)}_${upper(14, 4)}`, `Q_${upper(14)}_Z`],
    ['a variable begins with 12', `${upper(13)}_${upper(14)}`, `${upper(12)}_${upper(14)}`],
    ['then come 14', `${upper(12)}_${upper(15)}`, `${upper(12)}__${upper(14)}`],
    ['and two digits', `${upper(12)}481_${upper(14)}`, `${upper(12)}48_${upper(14)}`],
    ['and two digits behind each', `${upper(12)}_${upper(14)}481`, `${upper(12)}_${upper(14)}48`],
  ])('%s', (_, key, reference) => {
    expect(isOpaqueValue(key, SURE)).toBe(true);
    expect(isOpaqueValue(reference, SURE)).toBe(false);
  });
});

describe('words', () => {
  it.each([
    'correct-horse-battery',
    'aes-256-gcm-sha384',
    'win32-x64-msvc',
    'v1beta1-2024-q3',
    'x86_64-linux-gnu',
    'p256-xmd-sha256',
    'thisIsSomeLongName',
    'my-service-prod-eu-west-1',
    'gpt-4o-mini-2024-07-18',
    'customerAccount2024',
    'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'meta-llama/Llama-3.3-70B-Instruct-Turbo',
    'projects/123456/secrets/foo/versions/1',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:foo-AbCdEf',
    'text/plain;charset=utf-8',
    'ServiceAccount-20240101',
    'providers.openai.credentials.label',
    'hunter2hunter2',
    'application/vnd.api+json',
    'SuperS3cretP4ssw0rd',
    'nvalidhhhhds',
    'HTTPServerRequestHandler2',
    'NSURLSessionConfiguration10',
  ])('%s', (value) => {
    expect(isOpaqueValue(value, SURE)).toBe(false);
  });
});

describe('what is no reference any more', () => {
  const [left, right] = [body(16, 1, 'hex'), body(8, 3, 'hex')];

  it.each([
    ['one digit of a digest', `sha1-${left}`, `sha-${left}`],
    ['three digits of a digest', `sha256-${left}`, `sha2560-${left}`],
    ['two letters at the end of an address', `${left}@${right}.io`, `${left}@${right}.i`],
    ['two digits behind a percent sign', `${left}%az${right}`, `${left}%a9k${right}`],
  ])('%s', (_, reference, key) => {
    expect(isOpaqueValue(reference, SURE)).toBe(false);
    expect(isOpaqueValue(key, SURE)).toBe(true);
  });
});

it('counts the digits, and not the ASCII around them', () => {
  expect(countDigits('0/9:5a')).toBe(3);
});
