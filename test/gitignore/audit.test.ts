import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors/errors.ts';
import { audit } from '../../src/gitignore/audit/audit.ts';
import type { Verdict } from '../../src/gitignore/engine/verdict.ts';
import { readCpuTime } from '../support/read-cpu-time.ts';

const REQUIRED = ['.env', '.env.*', '**/secrets.*'];
const TEMPLATES = ['.env.example', '.env.sample', '.env.template', '.env.dist'];

interface Options {
  readonly templates?: readonly string[];
  readonly required?: readonly string[];
  readonly ignoreCase?: boolean;
  readonly directories?: readonly string[];
  readonly tracked?: readonly string[];
}

/** @param files content by path; of the root alone where it is one string */
async function auditFiles(
  files: string | Readonly<Record<string, string>>,
  options: Options = {},
): Promise<Verdict[]> {
  const contents = typeof files === 'string' ? { '.gitignore': files } : files;
  return await audit({
    files: Object.entries(contents).map(([path, content]) => {
      return { path, bytes: Buffer.from(content, 'latin1') };
    }),
    required: REQUIRED,
    templates: TEMPLATES,
    ignoreCase: false,
    directories: [],
    ...options,
  });
}

/** `covered`, or the path that slips through and the line to blame. */
function tell(verdict: Verdict | undefined): string {
  if (verdict?.verdict !== 'gap') return verdict?.verdict ?? 'nothing';
  const { witness, blame } = verdict;
  return blame === undefined
    ? witness
    : `${witness} by ${blame.file}:${String(blame.line)} ${blame.text}`;
}

const ALL = '.env\n.env.*\n**/secrets.*\n';
const COVERED = ['covered', 'covered', 'covered'];

describe('what is easily judged wrong', () => {
  test.each<[string, string | Record<string, string>, string[]]>([
    ['no ignore file', {}, ['.env', '.env.x', 'secrets.x']],
    ['the patterns themselves', ALL, COVERED],
    ['other words', '.env*\nsecrets.*\n', COVERED],
    ['*.env for .env', '*.env\n', ['covered', '.env.x', 'secrets.x']],
    ['everything', '*\n', COVERED],
    ['everything at the root', '/*\n', COVERED],
    ['a slash in front', '/.env\n', ['x/.env', '.env.x', 'secrets.x']],
    ['one directory in front', '*/.env\n', ['.env', '.env.x', 'secrets.x']],
    ['two patterns for all depths', '/.env\n**/*/.env\n', ['covered', '.env.x', 'secrets.x']],
    ['directories only', '.env/\n.env.*/\nsecrets.*/\n', ['.env', '.env.x', 'secrets.x']],
    ['a template', `${ALL}!.env.example\n`, COVERED],
    ['a template that a later line ignores again', `!.env.example\n${ALL}`, COVERED],
    [
      'a re-included file that is no template',
      `${ALL}!.env.local\n`,
      ['covered', '.env.local by .gitignore:4 !.env.local', 'covered'],
    ],
    [
      'templates by wildcard',
      `${ALL}!.env.*e\n`,
      ['covered', '.env.e by .gitignore:4 !.env.*e', 'covered'],
    ],
    [
      'a nested re-inclusion',
      { '.gitignore': ALL, 'a/b/.gitignore': '# why\n!.env\n' },
      ['a/b/.env by a/b/.gitignore:2 !.env', 'covered', 'covered'],
    ],
    [
      'a nested re-inclusion inside an ignored directory',
      { '.gitignore': `${ALL}a/\n`, 'a/b/.gitignore': '!.env\n' },
      COVERED,
    ],
    [
      'one path re-included',
      `${ALL}!config/secrets.yml\n`,
      ['covered', 'covered', 'config/secrets.yml by .gitignore:4 !config/secrets.yml'],
    ],
    [
      'one path re-included in an ignored directory',
      `${ALL}/config/\n!config/secrets.yml\n`,
      COVERED,
    ],
    [
      'an allow-list',
      '*\n!*/\n!*.ts\n',
      ['covered', '.env.ts by .gitignore:3 !*.ts', 'secrets.ts by .gitignore:3 !*.ts'],
    ],
    [
      'an allow-list of the root',
      '/*\n!/.gitignore\n!/src/\n',
      [
        'src/.env by .gitignore:3 !/src/',
        'src/.env.x by .gitignore:3 !/src/',
        'src/secrets.x by .gitignore:3 !/src/',
      ],
    ],
    // Nothing can lie below a file that is there.
    ['an allow-list of itself', '/*\n!/.gitignore\n', COVERED],
    ['a directory .env that is re-included', `${ALL}!.env/\n`, COVERED],
    [
      'a directory .env that holds an ignore file',
      { '.gitignore': '.env/\n', '.env/.gitignore': '' },
      ['x/.env', '.env.x', 'secrets.x'],
    ],
    ['spaces behind a pattern', '.env  \n.env.* \nsecrets.* \n', COVERED],
    ['tabs behind a pattern', '.env\t\n', ['.env', '.env.x', 'secrets.x']],
    ['a byte order mark', `\xef\xbb\xbf${ALL}`, COVERED],
    ['CRLF', ALL.replaceAll('\n', '\r\n'), COVERED],
    ['CR alone', ALL.replaceAll('\n', '\r'), ['.env', '.env.x', 'secrets.x']],
    ['UTF-16', '\xff\xfe.\0e\0n\0v\0*\0\n\0*\0', ['.env', '.env.x', 'secrets.x']],
    ['a comment behind a pattern', '.env # keys\n', ['.env', '.env.x', 'secrets.x']],
    ['braces', '{.env,.env.*}\n', ['.env', '.env.x', 'secrets.x']],
    ['capitals', '.ENV\n', ['.env', '.env.x', 'secrets.x']],
    ['an escape', '\\.env\n', ['covered', '.env.x', 'secrets.x']],
    ['classes', '.[e]n[[:alpha:]]\n', ['covered', '.env.x', 'secrets.x']],
    ['a class that leaves some out', '.env.[a-z]*\n', ['.env', '.env.0', 'secrets.x']],
    ['at least one character', '.env.?*\n', ['.env', '.env.', 'secrets.x']],
    ['a pattern for one directory', 'a/.env\n', ['.env', '.env.x', 'secrets.x']],
    ['a number sign in front', '#.env\n', ['.env', '.env.x', 'secrets.x']],
    [
      'a later line that takes a pattern back',
      '.env\n!.env\n',
      ['.env by .gitignore:2 !.env', '.env.x', 'secrets.x'],
    ],
    ['later lines win', '!.env\n.env\n', ['covered', '.env.x', 'secrets.x']],
  ])('%s', async (_, files, expected) => {
    const verdicts = await auditFiles(files);
    expect(verdicts.map(tell)).toEqual(expected);
    expect(verdicts.every(({ how }) => how.kind === 'proved')).toBe(true);
  });
});

test('capitals cover where case is ignored', async () => {
  expect((await auditFiles('.ENV*\nSECRETS.*\n', { ignoreCase: true })).map(tell)).toEqual(COVERED);
  const [verdict] = await auditFiles('.env\n!.ENV\n', { ignoreCase: true });
  expect(tell(verdict)).toBe('.env by .gitignore:2 !.ENV');
});

test('nothing slips through below a tracked file or in place of a tracked directory', async () => {
  const required = ['.env'];
  const allowed = '/*\n!/readme\n';
  const [open] = await auditFiles(allowed, { required });
  expect(tell(open)).toBe('readme/.env by .gitignore:2 !/readme');
  const [closed] = await auditFiles(allowed, { required, tracked: ['readme'] });
  expect(tell(closed)).toBe('covered');
  const [directory] = await auditFiles('**/*/.env\n', { required, tracked: ['.env/bin/python'] });
  expect(tell(directory)).toBe('covered');
});

test('a pattern of directories asks for all that is inside', async () => {
  const required = ['private/'];
  expect((await auditFiles('private\n', { required })).map(tell)).toEqual(['covered']);
  expect((await auditFiles('private/*\n', { required })).map(tell)).toEqual(['x/private/x']);
});

test('paths that are no text keep their bytes', async () => {
  const directory = 'a\nb/\xff\xc3\xa9';
  const files = { '.gitignore': ALL, [`${directory}/.gitignore`]: '!.env\n' };
  const [verdict] = await auditFiles(files);
  expect(tell(verdict)).toBe(`${directory}/.env by ${directory}/.gitignore:1 !.env`);
});

test('no path leads through a directory that git refuses', async () => {
  const [verdict] = await auditFiles('/*\n!/.git\n!/.GIT\n', { required: ['.env'] });
  expect(verdict).toMatchObject({ verdict: 'covered', how: { kind: 'proved' } });
});

test.each(['', '# a', '!a', 'a\nb', 'a[', 'a//b', '/'])(
  'refuses %j as a required pattern',
  async (pattern) => {
    await expect(auditFiles('', { required: [pattern] })).rejects.toThrow(ConfigError);
  },
);

describe('what versions of git read differently', () => {
  const required = ['.env'];

  test.each<[string, string | Record<string, string>, string, string | undefined]>([
    [
      'a line that covers on older versions alone',
      '.env\n!conf/**/.env\nconf**/.env\n',
      'conf/x/.env by .gitignore:2 !conf/**/.env',
      'git 2.52 and later',
    ],
    [
      'a re-inclusion that works on older versions alone',
      '.env\n!x/**/.env\nx/**/.env\n!/a**/.env\na*/.env\n/a.env\n',
      'a/x/.env by .gitignore:4 !/a**/.env',
      'git before 2.52',
    ],
    [
      'a re-inclusion that works on all',
      '.env\n!a**/.env\n',
      'a/.env by .gitignore:2 !a**/.env',
      undefined,
    ],
    ['a line that covers on no version', '/**/x**/.env\n', '.env', undefined],
    ['a line that does not matter', '.env\nconf**/.env\n', 'covered', undefined],
    [
      'a directory that is excluded by older versions alone',
      { '.gitignore': '.env\n/a**/b/\n', 'a/x/b/.gitignore': '!.env\n' },
      'a/x/b/.env by a/x/b/.gitignore:1 !.env',
      'git 2.52 and later',
    ],
  ])('%s', async (_, files, expected, onlyIn) => {
    const [verdict] = await auditFiles(files, { required });
    expect(tell(verdict)).toBe(expected);
    expect(verdict?.how.kind).toBe('proved');
    expect(verdict?.verdict === 'gap' ? verdict.onlyIn?.versions : undefined).toBe(onlyIn);
  });

  test('a required pattern is required as each version reads it', async () => {
    const tellOf = async (content: string): Promise<string> => {
      const [verdict] = await auditFiles(content, { required: ['conf**/key'] });
      return verdict?.verdict === 'gap'
        ? `${verdict.witness} with ${verdict.onlyIn?.versions ?? 'all'}`
        : 'covered';
    };
    expect(await tellOf('conf**/key\n')).toBe('covered');
    expect(await tellOf('key\n')).toBe('confkey with git before 2.52');
    expect(await tellOf('conf*/key\n')).toBe('confkey with git before 2.52');
    expect(await tellOf('')).toBe('conf/key with all');
    expect(await tellOf('conf**/**/key\nconf*key')).toBe('covered');
  });

  test('what is too complex is probed as each version reads it', async () => {
    const complex = `*\n!*a${'?'.repeat(20)}\n`;
    const content = `${complex}!conf/\n!conf/local/\n!conf/**/.env\nconf**/.env\n`;
    const [verdict] = await auditFiles(content, { required, directories: ['conf/local'] });
    expect(verdict).toMatchObject({ verdict: 'gap', onlyIn: { versions: 'git 2.52 and later' } });
    expect(verdict?.how.kind).toBe('probed');
    expect(tell(verdict)).toBe('conf/local/.env by .gitignore:5 !conf/**/.env');
  });
});

describe('what is too complex to decide', () => {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const hostile: Record<string, string> = {
    'states that double': `*\n!*a${'?'.repeat(20)}\n`,
    'many stars': `*\n${letters.map((letter) => `!*${letter}*${letter}*q\n`).join('')}`,
    'many depths': `*\n!*/\n${letters.map((letter) => `!/**/${letter}/**/*.q\n`).join('')}`,
    'many lines': `*\n${'a\n'.repeat(30_000)}`,
    'many re-inclusions': `*\n!*/\n${Array.from({ length: 2_000 }, (_, index) => `!*.q${String(index)}\n`).join('')}`,
    'a long line': `*\n!*${'a?'.repeat(20_000)}\n`,
    'many bytes': `*\n#${'a'.repeat(2_000_000)}\n`,
  };

  test.each(Object.entries(hostile))('%s is probed, and in time', async (_, content) => {
    const start = process.cpuUsage();
    const [verdict] = await auditFiles(content, { required: ['.env'] });
    expect(verdict).toMatchObject({ verdict: 'covered', how: { kind: 'probed' } });
    expect(verdict?.probes).toBeGreaterThan(3);
    expect(readCpuTime(start)).toBeLessThan(20_000);
  });

  test('a gap that a probe finds is one, with the line to blame', async () => {
    const content = `*\n!*a${'?'.repeat(20)}\n!config/\n!config/secrets.yml\n`;
    const [verdict] = await auditFiles(content, { required: ['**/secrets.*'] });
    expect(verdict?.how.kind).toBe('probed');
    expect(tell(verdict)).toBe('config/secrets.yml by .gitignore:4 !config/secrets.yml');
  });

  test('existing directories are probed', async () => {
    const content = `*\n!*a${'?'.repeat(20)}\n!/**/[q]/\n!/**/[q]/.[e]nv\n`;
    const options = { required: ['.env'], directories: ['q'] };
    expect(tell((await auditFiles(content, options))[0])).toBe(
      'q/.env by .gitignore:4 !/**/[q]/.[e]nv',
    );
  });
});

test('what is not a template is a gap, however many templates there are', async () => {
  const templates = Array.from({ length: 89 }, (_, i) => `.env.t${String(i + 10)}`);
  const verdicts = await auditFiles(`${ALL}!.env.t[1-9][0-9]\n`, { templates });
  expect(verdicts.map(tell)).toEqual([
    'covered',
    '.env.t99 by .gitignore:4 !.env.t[1-9][0-9]',
    'covered',
  ]);
});
