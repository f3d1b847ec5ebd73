import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors/errors.ts';
import { audit } from '../../src/gitignore/audit/audit.ts';
import type { IgnoreFile } from '../../src/gitignore/engine/ignore-rule.ts';
import { planFix, type Fix } from '../../src/gitignore/engine/plan-fix.ts';
import { ignoreFiles } from './ignore-sets.ts';

const REQUIRED = ['.env', '.env.*', '**/secrets.*'];
const TEMPLATES = ['.env.example', '.env.sample'];

interface Options {
  readonly missing?: readonly string[];
  readonly covered?: readonly string[];
  readonly trackedTemplates?: readonly string[];
}

function fixFiles(files: Readonly<Record<string, string>>, options: Options = {}): Fix {
  return planFix({
    files: Object.entries(files).map(([path, content]) => {
      return { path, bytes: Buffer.from(content, 'latin1') };
    }),
    missing: REQUIRED,
    covered: [],
    templates: TEMPLATES,
    trackedTemplates: [],
    ignoreCase: false,
    ...options,
  });
}

function fixRoot(content: string, options: Options = {}): string {
  return fixFiles({ '.gitignore': content }, options).root.toString('latin1');
}

/** With the lines for templates. */
const LINES = ['.env', '.env.*', '!.env.example', '!.env.sample', '**/secrets.*'];
const ALL = LINES.map((line) => `${line}\n`).join('');

describe('the .gitignore of the root', () => {
  test('of one line as long as can be is fixed, and a larger one is refused', () => {
    const longest = 'a'.repeat(999_990);
    expect(fixRoot(longest)).toBe(`${longest}\n${ALL}`);
    expect(() => fixRoot(`${longest}${ALL}`)).toThrow(ConfigError);
  });

  test.each<[string, string, string]>([
    ['gets what is missing', 'a\n.env*\n', 'a\n.env*\n**/secrets.*\n'],
    ['gets nothing twice', ALL, ALL],
    ['gets a last newline first', 'a', `a\n${ALL}`],
    ['keeps CRLF', 'a\r\nb\r\n', `a\r\nb\r\n${ALL.replaceAll('\n', '\r\n')}`],
    ['gets what most lines have', 'a\r\nb\nc\n', `a\r\nb\nc\n${ALL}`],
    [
      'keeps a CRLF that is missing at the end',
      'a\r\nb',
      `a\r\nb\r\n${ALL.replaceAll('\n', '\r\n')}`,
    ],
    ['keeps a byte order mark', '\xef\xbb\xbfa\n', `\xef\xbb\xbfa\n${ALL}`],
    ['keeps bytes that are no text', '\xff\n', `\xff\n${ALL}`],
    [
      'gets what is missing with newer versions of git',
      `${ALL}!conf/**/.env\nconf**/.env\n`,
      `${ALL}!conf/**/.env\nconf**/.env\n.env\n`,
    ],
    [
      'gets what is missing with older versions of git',
      `${ALL}!/a**/.env\na*/.env\n/a.env\n`,
      `${ALL}!/a**/.env\na*/.env\n/a.env\n.env\n`,
    ],
    [
      'keeps no line that re-includes nothing to one version of git and too much to another',
      '!a**//*.ts/*\r\r\n',
      `!a**//*.ts/*\r\r\n${ALL.replaceAll('\n', '\r\n')}`,
    ],
    ['is not trusted for its last word', `${ALL}!.env\n`, `${ALL}!.env\n.env\n`],
    [
      'keeps the templates that it re-includes',
      '.env\n.env.*\n!.env.sample\n!.env.*\n**/secrets.*\n',
      '.env\n.env.*\n!.env.sample\n!.env.*\n**/secrets.*\n.env.*\n!.env.example\n!.env.sample\n',
    ],
  ])('%s', (_, before, after) => {
    expect(fixRoot(before)).toBe(after);
    expect(fixRoot(after)).toBe(after);
  });

  test('is made where there is none', () => {
    expect(fixFiles({})).toEqual({
      root: Buffer.from(ALL),
      added: LINES,
      remaining: [],
    });
  });

  test('re-includes the templates that are tracked', () => {
    const options = { trackedTemplates: ['.env.example'] };
    expect(fixRoot('', options)).toBe(ALL);
    expect(fixRoot(ALL, options)).toBe(ALL);
  });

  test.each<[string, string, string]>([
    ['a line that hides them', '.env*\n', '.env*\n!.env.example\n!.env.sample\n'],
    ['two lines', '.env\n.env.*\n', '.env\n.env.*\n!.env.example\n!.env.sample\n'],
    ['one that some are let through', '.env*\n!.env.sample\n', '.env*\n!.env.sample\n'],
    ['one that everything is hidden by', '*\n!src\n', '*\n!src\n'],
    ['none', '.env\n', '.env\n'],
  ])('lets templates through behind %s', (_, before, after) => {
    const options = { missing: [], covered: before === '.env\n' ? ['.env'] : ['.env', '.env.*'] };
    expect(fixRoot(before, options)).toBe(after);
    expect(fixRoot(after, options)).toBe(after);
  });

  test('gets only what is asked for', () => {
    expect(fixRoot('', { missing: ['.env'] })).toBe('.env\n');
    expect(fixRoot('a', { missing: [] })).toBe('a');
  });

  test.each(['\xff\xfea\0', 'a\0\n\0'])('is refused where it is UTF-16', (content) => {
    expect(() => fixRoot(content)).toThrow(ConfigError);
    expect(() => fixRoot(content)).toThrow('convert it to UTF-8');
  });

  test('is appended to once where it is too complex to judge', () => {
    const hostile = `*\n!*a${'?'.repeat(20)}\n`;
    const options = { missing: ['.env'] };
    expect(fixRoot(hostile, options)).toBe(`${hostile}.env\n`);
    expect(fixRoot(`${hostile}.env\n`, options)).toBe(`${hostile}.env\n`);
    expect(fixRoot(`${hostile}.env\n!.env\n`, options)).toBe(`${hostile}.env\n!.env\n.env\n`);
  });
});

describe('a nested re-inclusion', () => {
  const files = {
    '.gitignore': ALL,
    'a/.gitignore': '!.env\n',
    'b/.gitignore': 'x\n!/.env\n!.env.*\n',
  };

  test('is named, line by line, and nothing is appended in vain', () => {
    const { added, remaining } = fixFiles(files);
    expect(added).toEqual([]);
    const told = remaining.map(({ pattern, remove, append }) => {
      return `${pattern}: ${remove.file}:${String(remove.line)} ${remove.text}, or ${String(append)}`;
    });
    expect(told).toEqual([
      '.env: a/.gitignore:1 !.env, or .env',
      '.env: b/.gitignore:2 !/.env, or .env',
      '.env.*: b/.gitignore:3 !.env.*, or .env.*',
    ]);
  });

  test('that some versions of git alone let through is named once', () => {
    const nested = {
      '.gitignore': '.env\n',
      'a/.gitignore': '!.env\nb**/.env\n/.env\n!x**/.env\n',
    };
    const { added, remaining } = fixFiles(nested, { missing: ['.env'] });
    expect(added).toEqual([]);
    expect(remaining.map(({ remove }) => remove.text)).toEqual(['!x**/.env', '!.env']);
  });

  test('of a pattern for one path can only be removed', () => {
    const nested = { 'config/.gitignore': '!key\n' };
    expect(fixFiles(nested, { missing: ['config/key'] })).toMatchObject({
      added: ['config/key'],
      remaining: [{ append: undefined }],
    });
  });
});

test(
  'after mending the audit says covered, and a second time changes nothing',
  { timeout: 120_000 },
  async () => {
    const tracked = fc.subarray(TEMPLATES);
    const property = fc.asyncProperty(
      ignoreFiles,
      tracked,
      fc.boolean(),
      async (some, trackedTemplates, ignoreCase) => {
        const files = some.filter(({ bytes }) => !bytes.includes(0));
        const question = { templates: TEMPLATES, trackedTemplates, ignoreCase, covered: [] };
        const first = planFix({ ...question, files, missing: REQUIRED });
        const fixed = applyFix(files, first);
        const verdicts = await audit({
          ...question,
          files: fixed,
          required: REQUIRED,
          directories: [],
        });
        expect(verdicts.map(({ verdict, how }) => `${verdict}, ${how.kind}`)).toEqual(
          REQUIRED.map(() => 'covered, proved'),
        );
        const second = planFix({ ...question, files: fixed, missing: REQUIRED });
        expect(second).toEqual({ root: first.root, added: [], remaining: [] });
      },
    );
    await fc.assert(property, { numRuns: 30, endOnFailure: true });
  },
);

/** Does what a fix says: writes the root, and takes out or answers the nested lines. */
function applyFix(files: readonly IgnoreFile[], { root, remaining }: Fix): IgnoreFile[] {
  const nested = files
    .filter(({ path }) => path !== '.gitignore')
    .map(({ path, bytes }) => {
      const blamed = remaining.filter(({ remove }) => remove.file === path);
      const lines = Buffer.from(bytes).toString('latin1').split('\n');
      for (const [index, { remove, append }] of blamed.entries()) {
        if (index % 2 === 0) lines[remove.line - 1] = '';
        else lines.push(append ?? '');
      }
      return { path, bytes: Buffer.from(lines.join('\n'), 'latin1') };
    });
  return [{ path: '.gitignore', bytes: root }, ...nested];
}
