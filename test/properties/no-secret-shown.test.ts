import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { describeError } from '../../src/cli/output/describe-error.ts';
import { makeConfig } from '../../src/config/config.ts';
import { ScanError } from '../../src/errors/errors.ts';
import { reveal } from '../../src/finding/secret.ts';
import { lintSource } from '../../src/lint/lint-source.ts';
import type { Report } from '../../src/report/report.ts';
import { formatJson } from '../../src/reporters/json.ts';
import { formatStylish } from '../../src/reporters/stylish.ts';
import { opaqueValue, xaiKey } from '../support/arbitraries.ts';
import { encodings } from '../support/encode.ts';
import { findShown } from '../support/find-shown.ts';
import { context } from '../support/sample-report.ts';

const config = makeConfig({});

/** A copy that is no longer the secret and still tells it. */
function nearCopies(secret: string): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(secret.length), fc.nat(6)).map(([at, way]) => {
    const [head, tail] = [secret.slice(0, at), secret.slice(at)];
    const ways = [head, tail, `${head}!${tail.slice(1)}`, `${head}\n${tail}`, `${head}\0${tail}`];
    return [...ways, secret.toUpperCase(), secret.split('').join('\0')][way] ?? secret;
  });
}

/** Text that holds the secret, in places where a rule finds it and in others, on long lines and short. */
function textWith(secret: string): fc.Arbitrary<string> {
  const filler = fc.constantFrom(
    ...[' ', '\n', '\r', '\0', '\t', '"', '.', '/', '\u001b[31m', '\u202e', '字', '🔑', 'İ', '-'],
    ...['# keyfence-allow: ', '// gitleaks:allow ', 'x'.repeat(50), 'word '.repeat(60)],
  );
  const place = fc.constantFrom(`api_key = "${secret}"`, `API_KEY='${secret}' `, `\n${secret}\n`);
  return fc
    .array(fc.oneof(place, fc.constant(secret), nearCopies(secret), filler, filler), {
      minLength: 1,
      maxLength: 12,
    })
    .map((pieces) => `api_key = "${secret}" ${pieces.join('')}`);
}

interface Case {
  readonly secret: string;
  readonly text: string;
  readonly path: string;
}

const anyCase: fc.Arbitrary<Case> = fc.oneof(xaiKey, opaqueValue).chain((secret) =>
  fc.record({
    secret: fc.constant(secret),
    text: textWith(secret),
    path: fc.oneof(
      fc.constant('a.ts'),
      fc.oneof(fc.constant(secret), nearCopies(secret)).map((copy) => `d/${copy}/b.txt`),
    ),
  }),
);

async function lintCase(content: Buffer, path: string, tracked = true): Promise<Report> {
  const file = { path, bytes: content, kind: 'content', tracked } as const;
  return lintSource(
    {
      emptyMessage: '',
      // eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous
      async *read(account) {
        account.ask(1);
        yield file;
      },
    },
    config,
  );
}

function isFound({ findings, suppressed }: Report, secret: string): boolean {
  return [...findings, ...suppressed.map(({ finding }) => finding)].some(
    (finding) => finding.secret && reveal(finding.secret) === secret,
  );
}

/** Everything that can be made of a report. */
const RENDERINGS: Readonly<Record<string, (report: Report) => string>> = {
  stylish: (report) => formatStylish(report, { color: false }),
  'stylish in colour': (report) => formatStylish(report, { color: true }),
  json: (report) => formatJson(report, context),
  'JSON.stringify': (report) => JSON.stringify(report),
  'util.inspect': (report) =>
    inspect(report, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null }) +
    inspect(report, { depth: Infinity, customInspect: false, maxStringLength: null }),
  String: ({ findings, suppressed }) =>
    [...findings, ...suppressed.map(({ finding }) => finding)]
      .flatMap((finding) => Object.values(finding).map(String))
      .join(' '),
};

describe.each(Object.entries(RENDERINGS))('%s', (_, render) => {
  test('shows no eight characters in a row of a secret', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ secret, text, path }) => {
        const report = await lintCase(Buffer.from(text), path);
        fc.pre(isFound(report, secret));
        expect(findShown(render(report), secret)).toBeUndefined();
      }),
    );
  });
});

test('nor where the file is in another encoding', async () => {
  const encode = fc.constantFrom(...Object.values(encodings));
  await fc.assert(
    fc.asyncProperty(anyCase, encode, encode, async ({ secret, text, path }, one, other) => {
      const bytes = [one(text), other(text)].map((part) => part ?? Buffer.alloc(0));
      const report = await lintCase(Buffer.concat(bytes), path);
      fc.pre(isFound(report, secret));
      const shown = Object.values(RENDERINGS).map((render) => findShown(render(report), secret));
      expect(shown.filter(Boolean)).toEqual([]);
    }),
  );
});

/** What an error may quote: the name of a file, a word of the command line. */
const MESSAGES: readonly ((secret: string) => string)[] = [
  (secret) => `${secret} does not exist`,
  (secret) => `a/${secret}/b.txt cannot be read: permission denied`,
  (secret) => `Unknown option '--${secret}'; see "keyfence --help"`,
  (secret) => `x\u001b[2J\n${secret}\n${secret}`,
];

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['', '1'])('nor an error, with KEYFENCE_DEBUG=%s', (debug) => {
  vi.stubEnv('KEYFENCE_DEBUG', debug);
  fc.assert(
    fc.property(xaiKey, fc.constantFrom(...MESSAGES), (secret, make) => {
      const error = new ScanError(make(secret), { cause: new Error(make(secret)) });
      const shown = describeError(error, 'pre-commit');
      expect(findShown(shown, secret)).toBeUndefined();
    }),
  );
});
