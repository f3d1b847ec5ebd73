import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { reveal } from '../../src/finding/secret.ts';
import { key } from '../support/keys.ts';
import { lintText } from '../support/lint-text.ts';

const escapeEach = (write: (code: number) => string): string =>
  Array.from(key, (character) => write(character.charCodeAt(0))).join('');

/** A key that is written in escapes, whole or in one character. */
const WRITTEN: Readonly<Record<string, string>> = {
  'escapes of JSON': escapeEach((code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'one escape': `\\x78${key.slice(1)}`,
  'an octal escape': `\\170${key.slice(1)}`,
  'percent-encoding': escapeEach((code) => `%${code.toString(16)}`),
  'one triplet': key.replace('-', '%2D'),
  entities: escapeEach((code) => `&#${String(code)};`),
  'one entity': `&#x78;${key.slice(1)}`,
  base64: Buffer.from(key).toString('base64'),
  'no layer': key,
};
const OTHERS: Readonly<Record<string, string>> = {
  'a word': 'other',
  'forty random characters': body(40, 2),
  'as many as a key has': body(80, 3),
  'many random characters': body(80, 4) + body(80, 5) + body(80, 6),
};
/** Where another literal stands behind one, on the same line and on the next. */
const PLACES: Readonly<Record<string, (one: string, other: string) => string>> = {
  JavaScript: (one, other) => `const k = "${one}";\nconst n = "${other}";\n`,
  'JavaScript, one string': (one, other) => `const k = "${one}" + "${other}";\n`,
  'JavaScript, a list': (one, other) => `const list = ['${one}',\n  '${other}'];\n`,
  'Python, side by side': (one, other) => `k = ("${one}" "${other}")\n`,
  'Python, on two lines': (one, other) => `k = (\n    '${one}'\n    '${other}'\n)\n`,
  'C, side by side': (one, other) => `char *k = "${one}" "${other}";\n`,
  'C, on two lines': (one, other) => `char *k =\n  "${one}"\n  "${other}";\n`,
  'C, a line that goes on': (one, other) => `#define K "${one}" \\\n  "${other}"\n`,
  'shell, side by side': (one, other) => `run '${one}' '${other}'\n`,
  'shell, without a gap': (one, other) => `run "${one}""${other}"\n`,
  'JSON, on two lines': (one, other) => `["${one}",\n "${other}"]\n`,
  'a list of words': (one, other) => `"${one}"\n"${other}"\n`,
  XML: (one, other) => `<add a="${one}" b="${other}"/>\n`,
  'between two': (one, other) => `k = "${other}" "${one}"\n  "${other}"\n`,
};

describe.each(Object.entries(WRITTEN))('a key in %s is found', (_, written) => {
  test.each(Object.entries(PLACES))('before another literal in %s', (_place, place) => {
    const missed = Object.entries(OTHERS).filter(([, other]) => {
      const { kept } = lintText(place(written, other));
      return kept.filter(({ secret }) => secret && reveal(secret) === key).length !== 1;
    });
    expect(missed.map(([name]) => name)).toEqual([]);
  });
});
