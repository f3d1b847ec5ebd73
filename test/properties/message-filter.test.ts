import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { apiKey } from '../../rules/sample.ts';
import { scanFastPath } from '../../src/lint/scan-fast-path.ts';
import { toExtendedPattern } from '../../src/lint/to-extended-pattern.ts';
import type { Source } from '../../src/sources/source.ts';
import { clearsMessage } from '../support/clear-message.ts';
import { Draw } from '../support/draw.ts';
import { encodings } from '../support/encode.ts';
import { hideKey, HIDING_LIST, listPlaces } from '../support/hidden-keys.ts';
import { hideRandomly } from '../support/hide-randomly.ts';
import { takeShare } from '../support/share.ts';

const MESSAGES = 100_000;
const SHARE = 0.05;

const ORDINARY = [
  'Fix the build',
  'feat(cli): add --format sarif\n\nReports can be uploaded now. Closes #123.\n',
  "Merge branch 'main' of https://git.example.com/team/project into feature/login\n",
  "Don't fail on an empty list".replace("Don't", 'Do not'),
  'Revert "Add a cache"\n\nThis reverts commit 0dfa1b2c3d4e5f60718293a4b5c6d7e8f9012345.\n',
  'chore: release 1.2.3\n\n- update the lock file\n- write the change log\n\nSigned-off-by: A B <a@example.com>\n',
  'Größe der Schaltfläche ändern\n\nSiehe README.\n',
  "Change\n# Please enter the commit message for your changes. Lines starting\n# with '#' will be ignored, and an empty message aborts the commit.\n#\n# On branch main\n# Changes to be committed:\n#\tmodified:   src/a.ts\n",
];

function makeSource(bytes: Buffer): Pick<Source, 'emptyMessage' | 'read'> {
  return {
    emptyMessage: 'nothing',
    // eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous
    async *read(account) {
      account.ask(1);
      yield { path: '', bytes, kind: 'message', tracked: false };
    },
  };
}

/** Whether the engine says that there is nothing in it. */
async function isClean(bytes: Buffer): Promise<boolean> {
  return (await scanFastPath(makeSource(bytes))) !== undefined;
}

test.each(ORDINARY)('an ordinary message is cleared: %j', (message) => {
  expect(clearsMessage(Buffer.from(message))).toBe(true);
});

describe('what is cleared the engine finds nothing in', () => {
  test('of what rules call a leak', () => {
    for (const rule of rules) {
      if (rule.kind !== 'text') continue;
      for (const leak of rule.examples.leaks) {
        const text = typeof leak === 'string' ? leak : leak.text;
        expect(clearsMessage(Buffer.from(`Change\n\n${text}\n`)), `${rule.id}: ${text}`).toBe(
          false,
        );
      }
    }
  });

  test('of keys in every hiding, place and encoding', async () => {
    const cases = HIDING_LIST.flatMap((hiding) =>
      listPlaces(hiding).flatMap((place) =>
        Object.keys(encodings).map((encoding) => ({ hiding, place, encoding })),
      ),
    );
    for (const [at, { hiding, place, encoding }] of takeShare(cases, SHARE).entries()) {
      const { bytes, name } = hideKey(apiKey(at + 1), hiding, place, encoding);
      if (clearsMessage(bytes)) expect(await isClean(bytes), name).toBe(true);
    }
  });

  test('of keys in layers that were drawn', async () => {
    for (const seed of takeShare(
      Array.from({ length: MESSAGES / 5 }, (_, at) => at),
      SHARE,
    )) {
      const { bytes, name } = hideRandomly(new Draw(seed), 1 + (seed % 3));
      if (clearsMessage(bytes)) expect(await isClean(bytes), `${String(seed)} ${name}`).toBe(true);
    }
  });

  test('of messages that are put together from pieces', async () => {
    let cleared = 0;
    const seeds = takeShare(
      Array.from({ length: MESSAGES }, (_, at) => at),
      SHARE,
    );
    for (const seed of seeds) {
      const bytes = drawMessage(new Draw(seed));
      if (!clearsMessage(bytes)) continue;
      cleared++;
      expect(
        await isClean(bytes),
        `${String(seed)}: ${JSON.stringify(bytes.toString('latin1'))}`,
      ).toBe(true);
    }
    // Else nothing was tried.
    expect(cleared).toBeGreaterThan(seeds.length / 50);
  });
});

/** Ways to write the name of a key, of which none has the name in it. */
const NAMES = [
  ...['api%5Fkey', 'api&#95;key', 'api&lowbar;key', 'api=5Fkey=\n', 'api=\n_key', 'api\\x5fkey'],
  ...['api\\137key', 'api%u005Fkey', 'api\\\n_key', 'a&#112;i_key'],
];

/** What pointers and archives are told by. */
const MARKS = [
  ...['version https://git-lfs.github.com/spec/v1\n', 'annex/objects/', 'outs:\n- md5: 0'],
  ...['!<arch>\n', 'BZh91AY&SY', 'ustar', '(\xb5/\xfd'],
];

/** Lines of words, pieces of keys and of what hides them, and what stands between pieces. */
function drawMessage(draw: Draw): Buffer {
  const key = apiKey(1 + draw.below(1000));
  const encoded = draw.pick([
    key,
    Buffer.from(`k ${key}`).toString('base64'),
    Buffer.from(key).toString('hex'),
    `api_key = "${draw.base64(24)}"`,
    key.slice(1 + draw.below(4)),
  ]);
  const width = draw.pick([6, 7, 8, 14, 15, 16, 19, 20, 21, 22, 30, 32, 33, 40, 59, 60]);
  const joint = draw.pick([
    ...['\n', '\n  ', '\n# ', '\n\n', ' \n', '`\n', '^\n', '=\n', '\r\n', '\n> ', '\n ** '],
    ...['" + "', "' '", '`.`', '", "', '"\n"', '" // a\n  "', "' f'", '"\n + u8"', '"/* b */"'],
    ...[' ', ', ', '. ', '/', '-', ': '],
  ]);
  const pieces = draw.list(
    1 + draw.below(6),
    (index) => encoded.slice(index * width, (index + 1) * width),
    joint,
  );
  const word = (): string =>
    draw.pick([
      draw.word(),
      draw.word(),
      draw.word(),
      `"${draw.word()}"`,
      `\`${draw.word()}\``,
      draw.hex(draw.pick([7, 20, 40])),
      `${String(draw.below(100))}%`,
      pieces,
      `${draw.pick(NAMES)} = "${draw.base64(24)}"`,
      draw.pick(MARKS),
      'x',
      'xa',
      'äöü',
      '[a].join(',
    ]);
  const line = (): string =>
    draw.pick(['', '', '  ', '- ', '# ', '> ']) + draw.list(1 + draw.below(8), word, ' ');
  const ending = draw.pick(['\n', '\n', '\n', '\r\n', '\n\n']);
  const text = draw.list(1 + draw.below(5), line, ending);
  const start = draw.below(20) === 0 ? draw.pick(MARKS) : '';
  return Buffer.from(start + text, draw.pick(['utf8', 'utf8', 'utf8', 'latin1', 'utf16le']));
}

describe('a pattern for grep', () => {
  test.each<[RegExp | string, string]>([
    ['a.b', 'a\\.b'],
    [/a(?:b|c\.d)?/, 'a(b|c\\.d)?'],
    [/[_\-. ]{0,2}x/, '[_. -]{0,2}x'],
    [/[\]^a-z-]+/, '[]a-z^-]+'],

    [/bearer\s/, 'bearer([[:space:]]|[^ -~]|$)'],
  ])('%s', (pattern, expected) => {
    expect(toExtendedPattern(pattern)).toBe(expected);
  });

  test.each([/a(?=b)/, /[^a]/, /^a/, /a$/, /a\sb/, /a\b/, /a{256}/, /é/])(
    '%s is refused',
    (pattern) => {
      expect(() => toExtendedPattern(pattern)).toThrow('cannot be written for grep');
    },
  );
});
