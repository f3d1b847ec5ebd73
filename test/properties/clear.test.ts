import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passesDefaultPrefilter } from '../../rules/default-prefilter.ts';
import { rules } from '../../rules/index.ts';
import { passesPrefilter } from '../../rules/prefilter.ts';
import { makeConfig } from '../../src/config/config.ts';
import type { SourceFile } from '../../src/files/source-file.ts';
import { lintSource } from '../../src/lint/lint-source.ts';
import { scanFastPath } from '../../src/lint/scan-fast-path.ts';
import type { Source } from '../../src/sources/source.ts';

const examples = rules.flatMap((rule) =>
  rule.kind === 'text' ? [...rule.examples.leaks, ...rule.examples.clean] : [],
);
const texts = fc.oneof(
  fc.constantFrom(
    ...examples.map((example) => (typeof example === 'string' ? example : example.text)),
  ),
  fc.string({ unit: 'binary' }),
);
test('options at their defaults add nothing to the prefilter of a rule', () => {
  const config = makeConfig({});
  fc.assert(
    fc.property(texts, (text) => {
      const passed = rules.filter(
        (rule) =>
          rule.kind === 'text' &&
          passesPrefilter(rule, text, config.rules.get(rule.id)?.options ?? {}),
      );
      expect(passesDefaultPrefilter(text)).toBe(passed.length > 0);
    }),
  );
});

const encodings = fc.constantFrom<BufferEncoding>('utf8', 'latin1', 'utf16le', 'base64', 'hex');
const paths = fc.constantFrom(
  'a.ts',
  '.env',
  'b/.env.local',
  'secrets.yml',
  'c/.gitignore',
  'xai-a',
);

const file: fc.Arbitrary<SourceFile> = fc.record({
  path: paths,
  bytes: fc
    .tuple(fc.array(texts, { maxLength: 3 }), encodings)
    .map(([parts, encoding]) =>
      encoding === 'base64' || encoding === 'hex'
        ? Buffer.from(Buffer.from(parts.join('\n')).toString(encoding))
        : Buffer.from(parts.join('\n'), encoding),
    ),
  kind: fc.constant('content'),
  tracked: fc.boolean(),
});

function makeSource(files: readonly SourceFile[]): Pick<Source, 'emptyMessage' | 'read'> {
  return {
    emptyMessage: 'nothing',
    // eslint-disable-next-line @typescript-eslint/require-await -- a source is asked asynchronously
    async *read(account) {
      account.ask(files.length);
      yield* files;
    },
  };
}

test('what is cleared is what nothing is found in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { maxLength: 3 }), async (files) => {
      const source = makeSource(files);
      const cleared = await scanFastPath(source);
      const report = await lintSource(source, makeConfig({}));
      if (cleared) expect(report).toEqual(cleared);
    }),
    { numRuns: 500 },
  );
});

test('what names keys and has none is cleared', async () => {
  const lines = [
    'client = Client(api_key=os.environ["XAI_API_KEY"])',
    'const apiKey = process.env.XAI_API_KEY ?? "";',
    'XAI_API_KEY=xai-your-key-here',
  ];
  for (const line of lines) {
    expect(passesDefaultPrefilter(line)).toBe(true);
    const bytes = Buffer.from(line);
    const source = makeSource([{ path: 'api_key.py', bytes, kind: 'content', tracked: true }]);
    const report = await lintSource(source, makeConfig({}));
    expect(report.findings).toEqual([]);
    expect(await scanFastPath(source)).toEqual(report);
  }
});
