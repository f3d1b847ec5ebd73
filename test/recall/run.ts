import rule from '../../rules/no-hardcoded-api-key.ts';
import { makeRandom, type Random } from '../bench/random.ts';

/** Of each combination. */
const VALUES = Number(process.argv[2] ?? 5000);
const SEED = 20_261_130;

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const BOTH = LOWER + LOWER.toUpperCase() + DIGITS;

const ALPHABETS: Readonly<Record<string, string>> = {
  hexadecimal: `${DIGITS}abcdef`,
  alphanumeric: BOTH,
  'lower case and digits': LOWER + DIGITS,
  base64: `${BOTH}+/`,
  base64url: `${BOTH}-_`,
  base32: `${LOWER.toUpperCase()}234567`,
  letters: LOWER + LOWER.toUpperCase(),
};

const LENGTHS = [16, 20, 24, 32, 40, 64];

const PREFIXES = [
  '',
  'sk_live_',
  'sk_test_',
  'production_api_',
  'production-',
  'notification-service-api-',
  'my-team.staging.',
];

/** Where a value stands in each language. */
const PLACES: readonly (readonly [path: string, text: string])[] = [
  ['a.js', 'const apiKey = "@@";'],
  ['a.ts', 'new Client({ apiKey: "@@" })'],
  ['a.py', 'client = Client(api_key="@@")'],
  ['a.go', 'req.Header.Set("X-Api-Key", "@@")'],
  ['A.java', 'builder.setApiKey("@@");'],
  ['a.rb', "config[:api_key] = '@@'"],
  ['a.php', "'api_key' => '@@',"],
  ['a.cs', 'var key = config["ApiKey"] ?? "@@";'],
  ['a.rs', 'const API_KEY: &str = "@@";'],
  ['a.swift', 'let apiKey = "@@"'],
  ['a.scala', 'Map("api_key" -> "@@")'],
  ['a.json', '{"api_key": "@@"}'],
  ['.env', 'API_KEY=@@'],
  ['a.yml', 'api_key: @@'],
  ['a.toml', 'api_key = "@@"'],
  ['a.tf', 'api_key = "@@"'],
  ['a.sh', 'curl -H "x-api-key: @@" https://example.com'],
  ['a.sql', "INSERT INTO t (id, api_key) VALUES (1, '@@');"],
];

/** Values that are no row of characters. */
const SHAPES: Readonly<Record<string, (random: Random) => string>> = {
  UUID: (random) => [8, 4, 4, 4, 12].map((n) => draw(random, `${DIGITS}abcdef`, n)).join('-'),
  'base64 that begins with /': (random) => `/${draw(random, `${BOTH}+/`, 42)}=`,
  'base64 that ends in ==': (random) => `${draw(random, `${BOTH}+/`, 54)}==`,
  'twenty digits': (random) => draw(random, DIGITS, 20),
};

function draw(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(random(alphabet.length))).join('');
}

/** How many of the values are not found as they are. */
function countMissed(make: (random: Random) => string, prefixes: readonly string[]): number {
  const random = makeRandom(SEED);
  let missed = 0;
  for (let count = 0; count < VALUES; count++) {
    const prefix = prefixes[count % prefixes.length] ?? '';
    const [path, text] = PLACES[Math.floor(count / prefixes.length) % PLACES.length] ?? ['', ''];
    const value = prefix + make(random);
    const line = text.replace('@@', () => value);
    const isFound = rule
      .find(line, { path, options: {} })
      .some(({ start, end }) => line.slice(start, end) === value);
    if (!isFound) missed++;
  }
  return missed;
}

function report(name: string, missed: number): void {
  const share = ((100 * missed) / VALUES).toFixed(2).padStart(6);
  process.stdout.write(`${name.padEnd(60)} ${share} % missed\n`);
}

process.stdout.write(`${String(VALUES)} values each, in ${String(PLACES.length)} places\n\n`);
for (const [name, alphabet] of Object.entries(ALPHABETS)) {
  for (const length of LENGTHS) {
    report(
      `${name}, ${String(length)}`,
      countMissed((one) => draw(one, alphabet, length), ['']),
    );
  }
}
for (const [name, make] of Object.entries(SHAPES)) report(name, countMissed(make, ['']));
for (const prefix of PREFIXES.filter((one) => one !== '')) {
  report(
    `${prefix}, 16 alphanumeric`,
    countMissed((one) => draw(one, BOTH, 16), [prefix]),
  );
  report(
    `${prefix}, 32 hexadecimal`,
    countMissed((one) => draw(one, `${DIGITS}abcdef`, 32), [prefix]),
  );
  report(
    `${prefix}, UUID`,
    countMissed((one) => SHAPES['UUID']?.(one) ?? '', [prefix]),
  );
}
