import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { LAYERS } from '../../src/decode/layers/index.ts';
import type { Finding } from '../../src/finding/finding.ts';
import { reveal } from '../../src/finding/secret.ts';
import { scanText } from '../../src/match/scan.ts';
import { xaiKey } from '../support/arbitraries.ts';
import { findShown } from '../support/find-shown.ts';
import { HIDINGS } from '../support/hidings.ts';
import { key, secondKey } from '../support/keys.ts';
import { lintText } from '../support/lint-text.ts';
import { readCpuTime } from '../support/read-cpu-time.ts';
import { takeShare } from '../support/share.ts';

/** Eight characters of a key would tell too much, and encoded they are more. */
const WINDOW = 10;

const config = makeConfig({});

interface Way {
  readonly layer: string;
  readonly name: string;
  readonly write: (text: string) => string;
}

const WAYS: readonly Way[] = Object.entries(HIDINGS).flatMap(([layer, ways]) =>
  Object.entries(ways).map(([name, write]) => ({ layer, name: `${layer}, ${name}`, write })),
);

function find(text: string): Finding[] {
  return scanText(text, 'a.txt', config);
}

function findKeys(text: string, secret: string): Finding[] {
  return find(text).filter((finding) => finding.secret && reveal(finding.secret) === secret);
}

test('two keys far from each other in one layer are each in their place', () => {
  const [one, two] = [key, secondKey].map((text) => `\\x78${text.slice(1)}`);
  const text = `${one} ${'between them '.repeat(200)} ${two} behind`;
  expect(find(text).map(({ region }) => [region?.start, region?.end])).toEqual([
    [0, one?.length],
    [text.indexOf(two ?? ''), text.length - ' behind'.length],
  ]);
});

test.each([
  ['a shell, without a gap', `k="xai""${key.slice(3)}"`],
  ['a shell, in quotes of two kinds', `k="xai"'${key.slice(3)}'`],
  ['PowerShell, behind an escape of eight digits', `k = \\u{00000078}\`\n${key.slice(1)}`],
  ['lines as far apart as they may be', writeApart(Buffer.from(key).toString('base64'))],
])('a key in pieces in %s', (_, text) => {
  expect(findKeys(`${text}\n`, key)).toHaveLength(1);
});

function writeApart(block: string): string {
  const blanks = ' '.repeat(64);
  return `${block.slice(0, 64)}${blanks}\n${blanks}#${' '.repeat(8)}${block.slice(64)}`;
}

test('every layer has ways to hide a text', () => {
  const names = [...LAYERS.characters, ...LAYERS.blocks].map(({ name }) => name);
  expect(names.toSorted()).toEqual(Object.keys(HIDINGS).toSorted());
});

describe.each(WAYS)('a key in $name', ({ layer, write }) => {
  test('is one finding, in its place', () => {
    fc.assert(
      fc.property(xaiKey, (secret) => {
        const [before, hidden] = ['first line\nkey: ', write(secret)];
        const found = find(`${before}${hidden} # behind\n`);
        expect(found).toHaveLength(1);
        const [finding] = found;
        expect(finding?.secret && reveal(finding.secret) === secret).toBe(true);
        expect(finding?.via).toEqual([layer]);
        const { start = -1, end = -1 } = finding?.region ?? {};
        expect(start).toBeGreaterThanOrEqual(before.length);
        expect(end).toBeLessThanOrEqual(before.length + hidden.length);
        // What is compressed is found without its end.
        if (layer === 'compressed base64') return;
        // Nothing of it is left out: not the first character that it is written with, and not the last two,
        // for a reference ends with or without a semicolon.
        expect(findKeys(before + hidden.slice(0, end - before.length - 2), secret)).toEqual([]);
        expect(findKeys(hidden.slice(start - before.length + 1), secret)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

/** Layers whose text is one long word, whatever they write. */
const SOLID =
  /^(?:compressed base64, (?:gzip|zlib)|base64, (?!wrapped)|hex, (?!wrapped)|percent-encoding, every|escapes, (?:JSON$|two)|entities, (?:dec|hexadec))/;
const isBlock = ({ name }: Way): boolean =>
  /^(?:base64|hex|compressed base64), (?!wrapped|in lines)/.test(name);
const isSolid = ({ name }: Way): boolean => SOLID.test(name);

describe.each(WAYS.filter(isSolid))('within $name', (outer) => {
  test.each(takeShare(WAYS, 1 / 16))('a key in $name', (inner) => {
    expect(findKeys(`x = ${outer.write(inner.write(key))} ;`, key)).toHaveLength(1);
  });
});

test('three layers deep', () => {
  const ways = fc.constantFrom(...WAYS.filter(isSolid));
  fc.assert(
    fc.property(xaiKey, ways, ways, ways, (secret, one, two, three) => {
      const text = `x = ${one.write(two.write(three.write(secret)))} ;`;
      expect([one.name, two.name, three.name, findKeys(text, secret).length]).toEqual([
        one.name,
        two.name,
        three.name,
        1,
      ]);
    }),
  );
});

describe('where keys are met', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const places: Readonly<Record<string, string>> = {
    'a Kubernetes secret': `kind: Secret\ndata:\n  XAI_API_KEY: ${base64(key)}\n`,
    'a Kubernetes secret under a name that says key': `data:\n  api_key: ${base64(key)}\n`,
    'a Basic header': `Authorization: Basic ${base64(`user:${key}`)}`,
    'a Bearer header': `Authorization: Bearer ${base64(key)}`,
    'a data URL': `url(data:text/plain;base64,${base64(`the key is ${key}`)})`,
    'a web token': `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(`{"k":"${key}"}`).toString('base64url')}.c2ln`,
    'PowerShell -EncodedCommand': `powershell -enc ${Buffer.from(`echo ${key}`, 'utf16le').toString('base64')}`,
    'a JSON string with line breaks': JSON.stringify({
      a: base64(`{"k": "${key}"}`).replace(/.{40}/g, '$&\n'),
    }),
    'a query string': `https://example.com/?next=${encodeURIComponent(`/a?key=${key.replace('-', '%2D')}`)}`,
    'an XML attribute': `<add value="${key.replace('x', '&#x78;')}" />`,
    'a Python call': `Client(\n    api_key=(\n        "${key.slice(0, 30)}"\n        "${key.slice(30)}"\n    ),\n)`,
    'a list in a coloured log': `\u001b[32mimplode('', ["${key.slice(0, 9)}", "${key.slice(9)}"])\u001b[0m`,
    'code in a JSON string': JSON.stringify({
      source: `k = "${key.slice(0, 3)}" + "${key.slice(3)}"`,
    }),
  };
  test.each(Object.entries(places))('%s', (_, text) => {
    expect(find(text).map(({ rule }) => rule)).toEqual(['no-xai-key']);
    expect(findKeys(text, key)).toHaveLength(1);
  });

  const value = body(40);
  const values: Readonly<Record<string, string>> = {
    'a value of a query that is encoded': `%7B%22api_key%22%3A%22${value}%22%7D`,
    'a value that is escaped': `{"api_key": "\\u00${value.charCodeAt(0).toString(16)}${value.slice(1)}"}`,
    'a value in pieces': `api_key = "${value.slice(0, 9)}" + "${value.slice(9)}"`,
    'a file in base64': base64(`[section]\napi_key = "${value}"\n`),
  };
  test.each(Object.entries(values))('%s', (_, text) => {
    const found = scanText(text, 'a.py', config);
    expect(found.map(({ rule }) => rule)).toEqual(['no-hardcoded-api-key']);
    expect(found[0]?.via).toBeDefined();
  });
});

describe('one character of the beginning is enough to hide it', () => {
  const writings: Readonly<Record<string, (code: number) => string>> = {
    'four digits': (code) => `\\u00${code.toString(16)}`,
    'two digits': (code) => `\\x${code.toString(16)}`,
    braces: (code) => `\\u{${code.toString(16)}}`,
    'eight digits': (code) => `\\U000000${code.toString(16)}`,
    octal: (code) => `\\${code.toString(8).padStart(3, '0')}`,
    percent: (code) => `%${code.toString(16)}`,
    'percent with four digits': (code) => `%u00${code.toString(16)}`,
    decimal: (code) => `&#${String(code)};`,
    hexadecimal: (code) => `&#x${code.toString(16)};`,
    'an escape in an escape': (code) => `\\\\u00${code.toString(16)}`,
    'percent in percent': (code) => `%25${code.toString(16)}`,
    'an entity in an entity': (code) => `&amp;#${String(code)};`,
    'percent in an escape': (code) => `\\u0025${code.toString(16)}`,
  };
  const cases = Object.entries(writings).flatMap(([name, write]) =>
    Array.from('xai-', (character, at) => ({ name, character, at, write })),
  );
  /** Also where the rest is in pieces, so that there is no long word. */
  const rests: Readonly<Record<string, (rest: string) => string>> = {
    'in one piece': (rest) => rest,
    'in pieces': (rest) => (rest.match(/.{1,9}/g) ?? []).join('" + "'),
  };

  test.each(cases)('$character by $name', ({ at, write }) => {
    for (const [name, cut] of Object.entries(rests)) {
      const hidden = key.slice(0, at) + write(key.charCodeAt(at)) + cut(key.slice(at + 1));
      expect([name, findKeys(`k = "${hidden}";`, key).length]).toEqual([name, 1]);
    }
  });

  const value = body(40);
  test.each([
    `api\\u005fkey = "${value}"`,
    `{"api%5Fkey": "${value}"}`,
    `<set api&#95;key="${value}">`,
    `\\x61pi_key = "${value}"`,
    `api_k\\u{65}y = "${value}"`,
    `api_key\\N{COLON} "${value}"`,
  ])('or a name: %s', (text) => {
    const found = scanText(text, 'a.py', config);
    expect(found.map(({ rule }) => rule)).toEqual(['no-hardcoded-api-key']);
  });
});

describe('in a list of lines, as notebooks have it,', () => {
  const value = key;
  test.each(
    Object.entries({
      'strings that stand beside each other': [
        `k = ("${value.slice(0, 2)}"\n`,
        `     "${value.slice(2)}")\n`,
      ],
      'strings with comments between': [
        `k = ("${value.slice(0, 3)}" + # a comment\n`,
        `     "${value.slice(3)}")\n`,
      ],
      'base64 in pieces': [
        `k = ("${Buffer.from(key).toString('base64').slice(0, 50)}"\n`,
        `     "${Buffer.from(key).toString('base64').slice(50)}")\n`,
      ],
    }),
  )('%s', (_, source) => {
    const text = JSON.stringify({ cells: [{ cell_type: 'code', source }] }, undefined, 1);
    expect(scanText(text, 'a.ipynb', config)).toHaveLength(1);
    expect(findKeys(text, key)).toHaveLength(1);
  });
});

describe('one secret is one finding', () => {
  test('that is reported as plain text where it is plain text', () => {
    expect(find(`"a\\n${key}\\n" + "b"`)).toMatchObject([{ rule: 'no-xai-key' }]);
    expect(find(`"a\\n${key}\\n" + "b"`)[0]?.via).toBeUndefined();
  });

  test('two that are pieces of one list are two', () => {
    const found = find(`keys = ["${key}" "\\n", "${secondKey}"].join("")`);
    expect(found.map(({ via }) => via)).toEqual([undefined, undefined]);
  });

  test('that ends where the next line begins with another quote', () => {
    const escaped = HIDINGS['escapes']?.['two digits']?.(key) ?? '';
    expect(findKeys(`k = "${escaped}"\n'x=`, key)).toHaveLength(1);
  });

  test('that ends where a block ends, whatever follows', () => {
    const base64 = Buffer.from(HIDINGS['escapes']?.['braces']?.(key) ?? '').toString('base64');
    for (const behind of ['0', '" # k\n"0', '" + "0', '\\\n0', '"0']) {
      expect([behind, findKeys(`K="${base64}${behind}`, key).length]).toEqual([behind, 1]);
    }
  });

  test('that ends with the padding of base64, not with the next line', () => {
    for (const length of [46, 47, 48, 49]) {
      const base64 = Buffer.from(body(length)).toString('base64');
      const texts: Readonly<Record<string, string>> = {
        [base64]: `api_key: ${base64}\nother: 1\n`,
        [body(length)]:
          `data: ${Buffer.from(`api_key=${body(length)}`).toString('base64')}\nother\n`,
      };
      for (const [value, text] of Object.entries(texts)) {
        const found = find(text).map(({ secret }) => secret && reveal(secret) === value);
        expect([text, found]).toEqual([text, [true]]);
      }
    }
  });

  test('that is broken where base64 would end', () => {
    for (let at = 1; at < key.length; at++) {
      const broken = `k = ${key.slice(0, at)}=\n${key.slice(at)}`;
      expect([at, findKeys(broken, key).length]).toEqual([at, 1]);
    }
  });

  test('and in two places two', () => {
    const text = `${key}\n${Buffer.from(key).toString('base64')}`;
    expect(find(text).map(({ via, region }) => [via, region?.line])).toEqual([
      [undefined, 1],
      [['base64'], 2],
    ]);
  });
});

describe.each(WAYS.filter(isBlock))('two secrets in $name', (outer) => {
  test.each(WAYS.filter((way) => isSolid(way) && !isBlock(way)).concat(WAYS.filter(isBlock)))(
    'and in $name are two, however little is between',
    (inner) => {
      for (const before of ['', 'a', 'ab']) {
        for (const between of ['', ',', '\nb: ', '"\n']) {
          const text = outer.write(inner.write(before + key + between + secondKey));
          const found = find(`x = ${text} ;`).map(({ secret }) => secret && reveal(secret));
          expect([before, between, found.length]).toEqual([before, between, 2]);
          expect(found[0] === key && found[1] === secondKey).toBe(true);
        }
      }
    },
  );
});

describe.each(WAYS)('the report on a key in $name', ({ write }) => {
  test('shows neither the key nor how it is written', () => {
    const hidden = write(key);
    const text = `before ${hidden} and ${hidden} behind`;
    const { kept } = lintText(text);
    expect(kept).not.toEqual([]);
    const shown = kept.flatMap(({ excerpt, message }) => [excerpt?.text ?? '', message]).join('\n');
    expect(findShown(shown, key)).toBeUndefined();
    const { start = 0, end = 0 } = kept[0]?.region ?? {};
    const written = text.slice(start, end);
    const windows = Array.from({ length: written.length - WINDOW }, (_, at) =>
      written.slice(at, at + WINDOW),
    );
    expect(windows.filter((window) => /\w/.test(window) && shown.includes(window))).toEqual([]);
  });
});

describe('what is compressed in base64', () => {
  const lines = Array.from({ length: 400 }, (_, i) => String(Math.sin(i))).join('\n');
  const others = lines.replaceAll('0.', '');
  const zipped = gzipSync(`${lines}\n${key}\n${others.split('\n').reverse().join('')}`);
  const chart = { name: 'a', manifest: `data:\n  key: ${Buffer.from(key).toString('base64')}\n` };
  const release = gzipSync(JSON.stringify(chart)).toString('base64');
  const cases: Readonly<Record<string, Buffer | string>> = {
    'in parts': Buffer.concat([gzipSync(lines), gzipSync(key)]),
    'with a name': Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, 0x61, 0]),
      gzipSync(key).subarray(10),
    ]),
    'behind which it is cut': zipped.subarray(0, -1000),
    'behind which it is damaged': turnByte(zipped, -500),
    'under another checksum': turnByte(zipped, -5),
    'within each other': gzipSync(gzipSync(key).toString('base64')),
    'a release of Helm': release,
  };
  test.each(Object.entries(cases))('%s', (_, bytes) => {
    const text = `data:\n  release: ${Buffer.from(bytes).toString('base64')}\n`;
    expect(find(text).map(({ secret }) => secret && reveal(secret) === key)).toEqual([true]);
  });

  test.each([0, 1, 2, 5, 6, 7, 9])('by zlib at level %i', (level) => {
    const base64 = deflateSync(`the key is ${key}`, { level }).toString('base64');
    expect(findKeys(`k: ${base64}\n`, key)).toHaveLength(1);
  });

  test('is not a failure if there is none', () => {
    for (const begin of ['H4sI', 'eJx', 'eAE', 'eNo']) {
      expect(find(`${key} ${`${begin}AAAA${'Q2xlYXJseQ'.repeat(9)} `.repeat(20)}`)).toHaveLength(1);
    }
  });

  test.each(
    Object.entries({
      'unpacks to too much': gzipSync(Buffer.alloc(2 ** 25 + 1)).toString('base64'),
      'is damaged in many words': `H4sIAAAAAAAA${'QWxsb3dl'.repeat(9)} `.repeat(200),
    }),
  )('is an error where it %s, beside what is found', (_, text) => {
    const { kept, errors } = lintText(`${key}\na: ${text}`, { path: 'a.yml' });
    expect(errors).toEqual([expect.stringMatching(/; add it to "ignore"/)]);
    expect(kept).toHaveLength(1);
  });
});

/** With another byte so far from the end. */
function turnByte(bytes: Buffer, at: number): Buffer {
  const turned = Buffer.from(bytes);
  turned[bytes.length + at] = (bytes.at(at) ?? 0) ^ 0xff;
  return turned;
}

/** Each would take minutes if any of it were quadratic. The key before it opens every door. */
const HOSTILE: readonly string[] = [
  ...[
    '%25',
    '%2541',
    '\\',
    '\\u0078',
    '&amp;',
    '&#120',
    '=\n',
    '=78=\n',
    '" + "',
    '"x" + ',
    '""',
    '"a", ',
  ],
  ...[
    '" //',
    '["a"].join("")',
    'join(',
    '["a", ',
    '${"a"}',
    '${"a',
    'x"',
    'a\n  b',
    '\\\n',
    'A'.repeat(64),
  ],
  ...[
    `${'A'.repeat(64)}\n`,
    `${'YWJj'.repeat(19)}\n`,
    '7861',
    `${'7861'.repeat(16)}\n`,
    'xa"',
    'eGFp',
  ],
];

test.each(takeShare(HOSTILE, 1 / 8))('a hostile quarter of a megabyte of %j', (piece) => {
  const text = `${key} ${piece.repeat(2 ** 18 / piece.length)}`;
  const start = process.cpuUsage();
  expect(find(text).length).toBeGreaterThan(0);
  expect(readCpuTime(start)).toBeLessThan(10_000);
});
