import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { reveal } from '../../src/finding/secret.ts';
import { key } from '../support/keys.ts';
import { lintText } from '../support/lint-text.ts';

/** The names of the texts in which the key is not found. */
function listMissed(texts: Iterable<readonly [name: string, text: string]>): string[] {
  return [...texts]
    .filter(
      ([, text]) => !lintText(text).kept.some(({ secret }) => secret && isKey(reveal(secret))),
    )
    .map(([name]) => name);
}

const isKey = (secret: string): boolean => secret === key;

const rest = key.slice(1);
/** The first character, the longest way of each notation among them. */
const FIRST: readonly string[] = [
  ...['\\x78', '\\u0078', '\\uuuuuuuu0078', '\\u{78}', '\\u{00000078}', '\\x{00000078}'],
  ...['\\o{170}', '\\o{00000170}', '\\U00000078', '\\170', '\\N{LATIN SMALL LETTER X}'],
  ...['%78', '%u0078', '&#120;', '&#0000000120;', '&#x78;', '&#x00000078;'],
];

/** Of what may stand between two pieces, only what leaves the end of the first and the beginning of the second as they are. */
function listJoints(before: string, behind: string): string[] {
  const joints: string[] = [];
  if (before !== '\\') joints.push('" + "');
  if (!behind.startsWith(' ')) joints.push('\\\n');
  return joints;
}

test.each(FIRST)('%s in two pieces, wherever it is cut', (written) => {
  const texts = Array.from(written.slice(1), (_, index) => index + 1).flatMap((at) =>
    listJoints(written.slice(0, at), written.slice(at)).map((joint) => {
      const cut = written.slice(0, at) + joint + written.slice(at);
      return [cut, `k = "${cut}${rest}";`] as const;
    }),
  );
  expect(listMissed(texts)).toEqual([]);
});

const FIRST_OF_ESCAPES: Readonly<Record<string, readonly string[]>> = {
  '\\': ['\\\\', '\\x5c', '\\u005c', '\\134', '%5C', '&#92;', '&bsol;'],
  '%': ['%25', '&#37;', '&percnt;', '\\x25'],
  '&': ['&amp;', '&#38;', '%26', '\\x26'],
};

test.each(FIRST)('%s, of which the first character is encoded too', (written) => {
  const texts = (FIRST_OF_ESCAPES[written.charAt(0)] ?? []).map((first) => {
    const twice = first + written.slice(1);
    return [twice, `k = "${twice}${rest}";`] as const;
  });
  expect(texts).not.toEqual([]);
  expect(listMissed(texts)).toEqual([]);
});

test.each(FIRST)('%s, of which the first character is encoded too, in two pieces', (written) => {
  const texts = (FIRST_OF_ESCAPES[written.charAt(0)] ?? []).flatMap((first) =>
    Array.from(first, (_, index) => index + 1).flatMap((at) =>
      listJoints(first.slice(0, at), first.slice(at)).map((joint) => {
        const cut = first.slice(0, at) + joint + first.slice(at) + written.slice(1);
        return [cut, `k = "${cut}${rest}";`] as const;
      }),
    ),
  );
  expect(listMissed(texts)).toEqual([]);
});

/** Ways to encode what stands between two pieces. */
const ENCODE: Readonly<Record<string, (code: number) => string>> = {
  'a reference': (code) => `&#${String(code)};`,
  'an escape': (code) => `\\x${code.toString(16).padStart(2, '0')}`,
  'a triplet': (code) => `%${code.toString(16).padStart(2, '0')}`,
};

describe.each(Object.entries(ENCODE))(
  'what stands between two pieces has %s in it',
  (_, encode) => {
    test.each(['"+"', '" + "', "' + '", '" . "', '" "', '"\n"'])(
      'in place of each character of %j',
      (joint) => {
        const [quote = ''] = joint;
        const texts = [1, 2, 3].flatMap((at) =>
          Array.from(joint, (character, index) => {
            const encoded = encode(character.charCodeAt(0));
            const between = joint.slice(0, index) + encoded + joint.slice(index + 1);
            const text = quote + key.slice(0, at) + between + key.slice(at) + quote;
            return [between, `k = ${text};`] as const;
          }),
        );
        expect(listMissed(texts)).toEqual([]);
      },
    );

    test('behind many blanks', () => {
      const texts = [1, 2, 3].map((at) => {
        const joint = `"${' '.repeat(60 - at)}${encode('.'.charCodeAt(0))} "`;
        return [joint, `k = "${key.slice(0, at)}${joint}${key.slice(at)}";`] as const;
      });
      expect(listMissed(texts)).toEqual([]);
    });
  },
);

const BLOCKS: Readonly<Record<string, string>> = {
  base64: Buffer.from(key).toString('base64'),
  'base64 after one byte': Buffer.from(`>${key}`).toString('base64'),
  hex: Buffer.from(key).toString('hex'),
  'hex in upper case': Buffer.from(key).toString('hex').toUpperCase(),
};
const QUOTES = ['&quot;', '&#34;', '&#x22;', '&apos;', '\\"', '\\u0022', '\\x22', '\\42', '%22'];

describe.each(Object.entries(BLOCKS))('pieces of %s', (_, block) => {
  test.each(QUOTES)('in quotes that are written as %s', (quote) => {
    const texts = [16, 17, 24, 28, 40, 64].flatMap((width) =>
      [' + ', ' ', '\n  '].map((joint) => {
        const pieces = cutEvery(block, width).join(quote + joint + quote);
        return [`${String(width)}${joint}`, `k = ${quote}${pieces}${quote};`] as const;
      }),
    );
    expect(listMissed(texts)).toEqual([]);
  });

  test.each([
    '\\n',
    '\\r\\n',
    '&#10;',
    '&#xA;',
    '&#13;&#10;',
    '%0A',
    '\\u000a',
    '\\\\n',
    '=\n',
    '\\\n',
  ])('in lines that end with %j', (lineBreak) => {
    const texts = [24, 32, 60, 64, 76].map(
      (width) => [String(width), `k: "${cutEvery(block, width).join(lineBreak)}"\n`] as const,
    );
    expect(listMissed(texts)).toEqual([]);
  });

  test.each(Object.entries(ENCODE))('one character of which is %s', (__, encode) => {
    const texts = [0, 1, 50, block.length - 1].map((at) => {
      const encoded = encode(block.charCodeAt(at));
      return [String(at), `k: "${block.slice(0, at)}${encoded}${block.slice(at + 1)}"\n`] as const;
    });
    expect(listMissed(texts)).toEqual([]);
  });
});

test.each(['&#10;', '&#13;&#10;', '\\n', '\\r\\n', '\\\\n', '\\x0a', '%0A', '%0D%0A'])(
  'a soft line break that ends with %s',
  (lineBreak) => {
    const texts = [1, 2, 3, 4].map((at) => {
      const broken = `${key.slice(0, at)}=${lineBreak}${key.slice(at)}`;
      return [String(at), `k = ${broken}\n`] as const;
    });
    expect(listMissed(texts)).toEqual([]);
  },
);

describe('one character of it', () => {
  const ways = Object.values(ENCODE);
  const texts = ways.flatMap((one) =>
    ways.flatMap((two) =>
      ways.flatMap((three) =>
        ways.map((four) => {
          const written = [one, two, three, four].reduce(encodeFirst, key);
          return [written.slice(0, -rest.length), `k = "${written}"`] as const;
        }),
      ),
    ),
  );
  test('in four layers', () => {
    expect(listMissed(texts)).toEqual([]);
  });
});

describe('behind something else that is encoded, however far,', () => {
  const distances = Array.from({ length: 60 }, (_, index) => 60 + 21 * index);
  test.each([0, 1, 4, 20, 50, key.length - 1])('with an escape at %i', (at) => {
    const code = key.charCodeAt(at);
    const written = `${key.slice(0, at)}\\x${code.toString(16)}${key.slice(at + 1)}`;
    const texts = distances.map((distance) => {
      const between = 'the words between '.repeat(80).slice(0, distance);
      return [String(distance), `"\\x41" ${between} k = "${written}"\n`] as const;
    });
    expect(listMissed(texts)).toEqual([]);
  });
});

/** Code that puts a key together. */
const CODE: readonly string[] = [
  `k = ["x", "${rest}"].join("")`,
  `k = ["x","a","i","-","${key.slice(4)}"].join("")`,
  `k = "x" + "${rest}"`,
  `k = "xai" . "${key.slice(3)}"`,
  `k = "\\x78${rest}"`,
  `k = "&#120;${rest}"`,
];
/** Many literals in pieces, none of which is the beginning of a key, and one that could be. */
const OTHERS = 'f("a" + "b", "max" + \'q\');\n'.repeat(100);

describe.each(CODE)('a literal in two pieces that holds %s', (code) => {
  test.each([
    ['alone', ''],
    ['behind many others', OTHERS],
  ])('%s', (_, others) => {
    // Beside a quote or an operator of its own another one would mean something else.
    const places = Array.from({ length: 90 }, (__, index) => 5 + index);
    const texts = places
      .filter((at) => at % 3 === 0 && !/["'+,.\\]/.test(code.slice(at - 1, at + 1)))
      .map((at) => {
        const text = `z = '${code.slice(0, at)}' + '${code.slice(at)}';\n`;
        return [String(at), others + text + others] as const;
      });
    expect(listMissed(texts)).toEqual([]);
  });
});

/** Before each line of a comment, an e-mail that is quoted, and a list. */
test.each(['', '  ', '# ', '// ', '> ', '* '])(
  'lines of a block behind %j, of which each has a character that is encoded',
  (mark) => {
    const texts = Object.entries(BLOCKS).flatMap(([name, block]) =>
      Object.values(ENCODE).flatMap((encode) =>
        [24, 32, 40, 56, 64].map((width) => {
          const lines = cutEvery(block, width).map((line) => mark + encodeFirst(line, encode));
          return [`${name}, ${String(width)}`, `k:\n${lines.join('\n')}\n`] as const;
        }),
      ),
    );
    expect(listMissed(texts)).toEqual([]);
  },
);

test('a file that is nothing but base64 of sixty characters', () => {
  // The shortest line of an encoder.
  const text = Buffer.from(`api_key="${body(34)}"\n`).toString('base64');
  expect(text).toHaveLength(60);
  expect(lintText(text).kept.map(({ rule }) => rule)).toEqual(['no-hardcoded-api-key']);
});

function encodeFirst(text: string, encode: (code: number) => string): string {
  return encode(text.charCodeAt(0)) + text.slice(1);
}

function cutEvery(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? [];
}
