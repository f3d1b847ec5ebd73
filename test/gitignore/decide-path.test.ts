import { describe, expect, test } from 'vitest';
import { checkIgnore } from '../../src/gitignore/audit/check-ignore.ts';
import { detectDialect } from '../../src/gitignore/audit/detect-dialect.ts';
import { decidePath, findBlame } from '../../src/gitignore/engine/decide-path.ts';
import { DIALECTS, NEWEST, OLDER, type Dialect } from '../../src/gitignore/engine/dialect.ts';
import type { IgnoreFile } from '../../src/gitignore/engine/ignore-rule.ts';
import { listDialects } from '../../src/gitignore/engine/list-dialects.ts';
import { parseIgnoreFile } from '../../src/gitignore/engine/parse-ignore-file.ts';

interface Case {
  readonly pattern: string;
  readonly ignored: readonly string[];
  readonly kept: readonly string[];
  readonly ignoreCase?: boolean;
}

const CASES: readonly Case[] = [
  { pattern: '.env', ignored: ['.env', 'a/.env', '.env/a'], kept: ['.envrc', 'x.env', '.ENV'] },
  { pattern: '/.env', ignored: ['.env'], kept: ['a/.env'] },
  { pattern: '*/.env', ignored: ['a/.env'], kept: ['.env', 'a/b/.env'] },
  { pattern: '**/.env', ignored: ['.env', 'a/.env', 'a/b/.env'], kept: ['x.env'] },
  { pattern: '.env/', ignored: ['.env/a', 'a/.env/b'], kept: ['.env'] },
  { pattern: 'a/**', ignored: ['a/b', 'a/b/c'], kept: ['a', 'b/a/c'] },
  { pattern: 'a/**/b', ignored: ['a/b', 'a/x/b', 'a/x/y/b'], kept: ['ab', 'x/a/b'] },
  // Below an ignored directory everything is.
  { pattern: 'a/b**', ignored: ['a/b', 'a/bx/y', 'a/b/c'], kept: ['a/x'] },
  { pattern: 'a?**/b', ignored: ['ax/b', 'axy/b'], kept: ['a/b', 'ax/y/b'] },
  { pattern: 'a//b', ignored: [], kept: ['a/b', 'a'] },
  { pattern: '{a,b}', ignored: ['{a,b}'], kept: ['a', 'b'] },
  { pattern: '?', ignored: ['a'], kept: ['\xc3\xa9', 'ab'] },
  { pattern: 'a[/]b', ignored: [], kept: ['a/b'] },
  { pattern: '[c-a]', ignored: ['c'], kept: ['a', 'b'] },
  { pattern: '[]a]', ignored: [']', 'a'], kept: ['b'] },
  { pattern: '[!]a]', ignored: ['b'], kept: [']', 'a'] },
  { pattern: '[a-]', ignored: ['a', '-'], kept: ['b'] },
  { pattern: '[a-c-e]', ignored: ['b', '-', 'e'], kept: ['d'] },
  { pattern: '[[:alpha:]-z]', ignored: ['q', '-'], kept: ['0'] },
  { pattern: '[[:space:]]', ignored: [' ', '\t'], kept: ['\x0b', '\x0c'] },
  { pattern: '[[:foo:]]', ignored: [], kept: ['f', ':'] },
  { pattern: '[[:a]', ignored: ['[', ':', 'a'], kept: ['b'] },
  { pattern: '[a', ignored: [], kept: ['[a', 'a'] },
  { pattern: 'a\\', ignored: [], kept: ['a', 'a\\'] },
  { pattern: '\\!a', ignored: ['!a'], kept: ['a'] },
  { pattern: '.env', ignored: ['.ENV', 'A/.Env'], kept: ['env'], ignoreCase: true },
  { pattern: '[A-B]', ignored: ['a', 'B'], kept: ['c'], ignoreCase: true },
  // Git lowers the path but not what is in brackets or escaped.
  { pattern: '[A]', ignored: [], kept: ['a', 'A'], ignoreCase: true },
  { pattern: '\\A', ignored: [], kept: ['a', 'A'], ignoreCase: true },
  { pattern: '[[:upper:]]', ignored: ['a', 'A'], kept: ['0'], ignoreCase: true },
];

describe.each(CASES)('$pattern', ({ pattern, ignored, kept, ignoreCase = false }) => {
  test(`ignores ${JSON.stringify(ignored)}, keeps ${JSON.stringify(kept)}`, async () => {
    const file = { path: '.gitignore', bytes: Buffer.from(pattern) };
    const paths = [...ignored, ...kept];
    for (const dialect of DIALECTS) {
      expect(decide(file, paths, ignoreCase, dialect)).toEqual(ignored);
    }
    const answers = await checkIgnore({ files: [file], paths, ignoreCase });
    expect(answers.filter((answer) => answer.ignored).map(({ path }) => path)).toEqual(ignored);
  });
});

/** Those of the paths that are ignored. */
function decide(
  file: IgnoreFile,
  paths: readonly string[],
  ignoreCase: boolean,
  dialect: Dialect,
): string[] {
  const rules = parseIgnoreFile(file, ignoreCase, dialect);
  return paths.filter((path) => decidePath(rules, path, 'file').ignored);
}

const own = await detectDialect(DIALECTS);

describe('a ** after text', () => {
  test.each<[pattern: string, older: string[], newest: string[]]>([
    ['a**/b', ['ab', 'a/b', 'ax/b', 'a/x/b', 'ax/y/b'], ['a/b', 'ax/b']],
    ['/a**/b', ['ab', 'a/b', 'ax/b', 'a/x/b', 'ax/y/b'], ['a/b', 'ax/b']],
    ['a**//b', ['a/b'], []],
    ['a**\\/b', ['a/b', 'ax/b', 'a/x/b', 'ax/y/b'], ['a/b', 'ax/b']],
    ['/a**', ['ab', 'a/b', 'ax/b', 'a/x/b', 'ax/y/b'], ['ab', 'a/b', 'ax/b', 'a/x/b', 'ax/y/b']],
    ['a***/b', ['ab', 'a/b', 'ax/b', 'a/x/b', 'ax/y/b'], ['a/b', 'ax/b']],
    ['a/x**/b', ['a/x/b'], ['a/x/b']],
    ['a?**/b', ['ax/b'], ['ax/b']],
    ['[a]**/b', ['a/b', 'ax/b'], ['a/b', 'ax/b']],
    ['a/**/b', ['a/b', 'a/x/b'], ['a/b', 'a/x/b']],
    [
      '**/b',
      ['a/b', 'ax/b', 'a/x/b', 'ax/y/b', 'xa/b'],
      ['a/b', 'ax/b', 'a/x/b', 'ax/y/b', 'xa/b'],
    ],
    ['!a**/b', [], []],
    // What it does not cross it does not re-include.
    ['*\n!*/\n!/a**/b', ['xa/b'], ['ab', 'a/x/b', 'ax/y/b', 'xa/b']],
  ])('%j', async (pattern, older, newest) => {
    const paths = ['ab', 'a/b', 'ax/b', 'a/x/b', 'ax/y/b', 'xa/b'];
    const file = { path: '.gitignore', bytes: Buffer.from(pattern) };
    expect(decide(file, paths, false, OLDER)).toEqual(older);
    expect(decide(file, paths, false, NEWEST)).toEqual(newest);
    const answers = await checkIgnore({ files: [file], paths, ignoreCase: false });
    const ignored = answers.filter((answer) => answer.ignored).map(({ path }) => path);
    expect(ignored).toEqual(own === OLDER ? older : newest);
    const differs = listDialects([file], []).length > 1;
    expect(differs || older.join() === newest.join()).toBe(true);
  });
});

describe('findBlame', () => {
  const blame = (content: string, path: string): string | undefined => {
    const file = { path: '.gitignore', bytes: Buffer.from(content) };
    return findBlame(parseIgnoreFile(file, false, NEWEST), path)?.text;
  };

  test('names the line that re-includes the path', () => {
    expect(blame('.env\n!a/.env\n', 'a/.env')).toBe('!a/.env');
  });

  test('names the line that re-includes a directory above', () => {
    expect(blame('/*\n!/src/\n', 'src/a/.env')).toBe('!/src/');
  });

  test('names none where nothing ever ignored the path', () => {
    expect(blame('/.env\n!*/\n', 'a/.env')).toBeUndefined();
  });
});
