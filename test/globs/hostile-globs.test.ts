import { describe, expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { validateConfig } from '../../src/config/validate-config.ts';
import { ConfigError } from '../../src/errors/errors.ts';
import { expandAlternatives } from '../../src/globs/expand-alternatives.ts';
import { matchesWhole } from '../../src/globs/glob-automaton.ts';
import { makeMatcher } from '../../src/globs/glob.ts';
import { parseGlob } from '../../src/globs/parse-glob.ts';
import { createProject } from '../support/lint-project.ts';
import { createRepository } from '../support/repository.ts';
import { PROJECT } from '../support/run-bin.ts';
import { run } from '../support/run.ts';

const LONG = 'a'.repeat(4000);

const HOSTILE = [
  '*a*a*a*a*a*a*a*a*a*a*a*a*b',
  `${'*a'.repeat(500)}*b`,
  `${'**/*a/'.repeat(100)}b`,
  `${'**/'.repeat(500)}b`,
  `${'a?*'.repeat(300)}[b]`,
  '{*a,a*}{*a,a*}{*a,a*}{*a,a*}{*a,a*}b',
  '@(a|@(a|@(*a|a*))*)*@(a|a*)*b',
];

describe.each(HOSTILE.map((glob) => [glob.slice(0, 40), glob]))('%s', (_, glob) => {
  test.each([
    ['a long name', LONG],
    ['a long path', 'a/'.repeat(2000) + 'a'],
    ['one that ends as the glob does', `${LONG}cb`],
  ])('and %s: each character with each token once', (_name, path) => {
    for (const alternative of expandAlternatives(glob)) {
      const automaton = parseGlob(alternative);
      let steps = 0;
      const counted = automaton.map((token) =>
        token.kind === 'character'
          ? { ...token, has: (code: number) => ((steps += 1), token.has(code)) }
          : token,
      );
      matchesWhole(counted, path);
      expect(steps).toBeLessThanOrEqual((path.length + 1) * automaton.length);
    }
  });
});

test.each([
  ['+(a|b)', 'repeats a group with +(…)'],
  ['a/*(b)', 'repeats a group with *(…)'],
  ['**(a)', 'repeats a group with *(…)'],
  ['a!(b|c)', 'excludes with !(…)'],
  ['{a,+(b|c)}', 'repeats a group with +(…)'],
  ['+(+(+(a|b)|c)|d)', 'repeats a group with +(…)'],
  ['{1..1001}', 'stands for more than 1000 globs'],
  ['{a,b}'.repeat(10), 'stands for more than 1000 globs'],
  ['{a,b}'.repeat(20_000), 'stands for more than 1000 globs'],
  ['{1..999999999}{1..999999999}{1..999999999}{1..999999999}', 'stands for more than 1000 globs'],
  [`{a,b}${'c'.repeat(30_000)}`, 'stands for more than 1000 globs'],
  ['a'.repeat(50_001), 'stands for more than 1000 globs'],
  [`${'{a,'.repeat(31)}b${'}'.repeat(31)}`, 'has groups more than 30 deep'],
  [`${'@(a|'.repeat(31)}b${')'.repeat(31)}`, 'has groups more than 30 deep'],
])('%# is refused when it is loaded, wherever it stands', (glob, reason) => {
  const shown = JSON.stringify(glob.length > 60 ? `${glob.slice(0, 60)}…` : glob);
  for (const [place, config] of [
    ['ignore', { ignore: ['a', glob] }],
    ['unscannable', { unscannable: [glob] }],
    ['gitignore.patterns', { gitignore: { patterns: [glob] } }],
    ['gitignore.templates', { gitignore: { templates: [glob] } }],
  ] as const) {
    let error: unknown;
    try {
      validateConfig('a.json', config);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    const start = `a.json: "${place}": the glob ${shown} ${reason}`;
    expect((error as ConfigError).message.slice(0, start.length)).toBe(start);
  }
});

test.each([
  ['{1..1000}', '1000', '1001'],
  ['{a,b}'.repeat(9), 'abababbba', 'abababbbc'],
  [`${'{a,'.repeat(30)}b${'}'.repeat(30)}`, 'b', 'c'],
  ['['.repeat(20_000), '['.repeat(20_000), '['],
  ['[\\]'.repeat(10_000), '[]'.repeat(10_000), '[]'],
  ['{'.repeat(20_000), '{'.repeat(20_000), '{'],
  ['}'.repeat(20_000), '}'.repeat(20_000), '}'],
  ['@('.repeat(20_000), '@('.repeat(20_000), '@('],
  ['{)'.repeat(20_000), '{)'.repeat(20_000), '{)'],
  ['[[:'.repeat(10_000), '[[:'.repeat(10_000), '[[:'],
])('%# is read, however long', (glob, matching, other) => {
  const matches = makeMatcher([glob]);
  expect([matching, other].filter(matches)).toEqual([matching]);
});

test('alternatives of required patterns are listed, and what git cannot read is refused', () => {
  const patterns = ['*.{pem,key}', '@(a|b).env', '*.pem'];
  const { gitignore } = validateConfig('a.json', { gitignore: { patterns } });
  expect(gitignore?.patterns).toEqual(['*.pem', '*.key', 'a.env', 'b.env']);
  for (const pattern of ['#a', '[a', 'a\\', '/'])
    expect(() => validateConfig('a.json', { gitignore: { patterns: [pattern] } })).toThrow(
      /^a\.json: "gitignore\.patterns": /,
    );
});

/** More than any machine needs, and far less than a regular expression does. */
const PATIENCE = 60_000;

describe('with hostile globs and long paths', () => {
  const config = JSON.stringify({
    ignore: ['*a*a*a*a*a*a*a*a*a*a*a*a*b', '@(a|@(a|@(*a|a*))*)*@(a|a*)*b'],
    unscannable: ['*a*a*a*a*a*a*a*a*a*a*a*a*b'],
    gitignore: { templates: ['*a*a*a*a*a*a*a*a*a*a*a*a*b'] },
  });
  const path = `${'a'.repeat(200)}/${'a'.repeat(200)}.env.js`;
  const text = `export const apiKey = "${apiKey()}";\n`;

  test('the command ends', { timeout: PATIENCE }, async () => {
    await using repo = await createRepository();
    await repo.write('.gitignore', '.env\n.env.*\n**/secrets.*\n');
    await repo.write('keyfence.config.json', config);
    await repo.write(path, text);
    const { exitCode, stdout } = await repo.keyfence('--format', 'csv');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('no-xai-key');
  });

  test('ESLint ends', { timeout: PATIENCE }, async () => {
    await using project = await createProject({
      'keyfence.config.json': config,
      [path]: text,
      'eslint.config.mjs': `import keyfence from '${PROJECT}dist/eslint.js';\nexport default keyfence.configs.recommended;\n`,
    });
    const eslint = `${PROJECT}node_modules/eslint/bin/eslint.js`;
    const env = { PATH: process.env['PATH'] ?? '' };
    const ran = await run(process.execPath, [eslint, '.'], { cwd: project.root, env });
    expect(ran.stderr).toBe('');
    expect(ran.stdout.toString()).toContain('keyfence/no-xai-key');
    expect(ran.exitCode).toBe(1);
  });
});
