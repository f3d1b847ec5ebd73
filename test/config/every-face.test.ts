import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { keyfence } from '../support/bundled-plugin.ts';
import { key } from '../support/keys.ts';
import { Project, VERSIONS } from '../support/lint-project.ts';
import { readReport } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** Lists what is found, as `path:line rule`. */
type Face = (repo: Repository) => Promise<string[]>;

const scan =
  (...args: string[]): Face =>
  async (repo) => {
    const ran = await repo.keyfence('scan', ...args, '--format', 'json');
    expect(ran.exitCode, ran.stderr).toBeLessThan(2);
    return readReport(ran.stdout).told.map((line) =>
      line.replace(/ (?:new|already-committed)$/, ''),
    );
  };

/** Every face, with what is staged, then with what is committed. */
const STAGED: Readonly<Record<string, Face>> = {
  'scan --staged': scan('--staged'),
  'hook pre-commit': async (repo) => {
    const { stdout } = await repo.keyfence('hook', 'pre-commit');
    return listStylish(stdout);
  },
};
const COMMITTED: Readonly<Record<string, Face>> = {
  scan: scan(),
  'scan --history': scan('--history'),
  'scan --commits': scan('--commits', 'HEAD~1..HEAD'),
  'hook pre-push': async (repo) => {
    const zeros = '0'.repeat(40);
    const stdin = `refs/heads/main ${await repo.head()} refs/heads/main ${zeros}\n`;
    await repo.git('init', '--quiet', '--bare', '../origin.git');
    const { stdout } = await repo.keyfence('hook', 'pre-push', 'origin', '../origin.git', {
      stdin,
    });
    return listStylish(stdout);
  },
  ESLint: (repo) => {
    const [version] = Object.values(VERSIONS);
    if (!version) throw new Error('no ESLint');
    const { recommended, text } = keyfence.configs;
    return new Project(repo.root)
      .lint(version, [...recommended, ...text])
      .then((lines) => lines.map((line) => line.replace(' keyfence/', ' ')));
  },
};

/** What the report for people names in front of its findings, and the rules behind. */
function listStylish(stdout: string): string[] {
  const headlines = stdout.matchAll(/^(?<place>\S+\.js:\d+):\d+ .* (?<rule>[a-z]+(?:-[a-z]+)+)$/gm);
  return [...headlines].map(({ groups }) => `${groups?.['place']} ${groups?.['rule']}`).sort();
}

async function expectEverywhere(
  settings: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
): Promise<void> {
  await using repo = await createRepository();
  for (const [path, content] of Object.entries(settings)) await repo.write(path, content);
  await repo.commit();
  for (const [path, content] of Object.entries(files)) await repo.add(path, content);
  for (const [name, face] of Object.entries(STAGED))
    expect(await face(repo), name).toEqual(expected);
  await repo.commit();
  for (const [name, face] of Object.entries(COMMITTED)) {
    // ESLint has one rule for all patterns.
    const isEslint = name === 'ESLint';
    const lines = expected.map((line) =>
      isEslint ? line.replace(/ (?:acme|github)-token$/, ' no-configured-secret') : line,
    );
    expect(await face(repo), name).toEqual(lines);
  }
}

const CONFIG = 'keyfence.config.json';
const QUIET = { 'gitignore-coverage': 'off' } as const;
/** What `gitignore-coverage` asks for. */
const IGNORES = '.env\n.env.*\nsecrets.*\n';
const LITERAL = `const apiKey = '${body(40, 7)}';\n`;
const LEAK = `const k = '${key}';\n`;

describe('every face says the same of a file', () => {
  test('one rule off in one folder', async () => {
    const config = {
      rules: QUIET,
      overrides: [{ files: ['test/**'], rules: { 'no-hardcoded-api-key': 'off' } }],
    };
    await expectEverywhere(
      { [CONFIG]: JSON.stringify(config) },
      { 'src/a.js': LITERAL, 'test/a.js': LITERAL, 'test/b.js': LEAK },
      ['src/a.js:1 no-hardcoded-api-key', 'test/b.js:1 no-xai-key'],
    );
  });

  test('one rule on in one folder only, with a name of its own', async () => {
    const config = {
      rules: { ...QUIET, 'no-hardcoded-api-key': 'off' },
      overrides: [
        { files: ['src/**'], rules: { 'no-hardcoded-api-key': ['error', { names: ['hush'] }] } },
      ],
    };
    const hush = LITERAL.replace('apiKey', 'hush');
    await expectEverywhere(
      { [CONFIG]: JSON.stringify(config) },
      { 'src/a.js': hush, 'test/a.js': hush },
      ['src/a.js:1 no-hardcoded-api-key'],
    );
  });

  test('a directory with a configuration of its own, below one without', async () => {
    const hush = LITERAL.replace('apiKey', 'hush');
    const own = { rules: { 'no-hardcoded-api-key': ['error', { names: ['hush'] }] } };
    await expectEverywhere(
      { '.gitignore': IGNORES, [`packages/a/${CONFIG}`]: JSON.stringify(own) },
      { 'a.js': hush, 'packages/a/src/a.js': hush, 'packages/b/a.js': hush },
      ['packages/a/src/a.js:1 no-hardcoded-api-key'],
    );
  });

  test('what a directory extends, with comments', async () => {
    const off =
      '{\n  // Samples.\n  "overrides": [{ "files": ["*.js"], "rules": { "no-hardcoded-api-key": "off" } }],\n}\n';
    await expectEverywhere(
      {
        [CONFIG]: JSON.stringify({ rules: QUIET }),
        'conf/samples.json': off,
        [`a/${CONFIG}`]: '{ "extends": "../conf/samples.json" } // as b',
      },
      { 'a/a.js': LITERAL, 'b/a.js': LITERAL },
      ['b/a.js:1 no-hardcoded-api-key'],
    );
  });

  test('patterns: a preset, and one of our own, in some of the files', async () => {
    const config = {
      rules: { ...QUIET, 'no-hardcoded-api-key': 'off' },
      patterns: [
        'github',
        {
          id: 'acme-token',
          title: 'ACME token',
          prefix: 'acme_',
          alphabet: 'A-Za-z0-9',
          length: 30,
          remedy: 'Revoke it.',
          examples: [`acme_${body(30)}`],
        },
      ],
      overrides: [
        { files: ['test/**'], rules: { 'acme-token': 'off' } },
        { files: ['docs/**'], rules: { 'no-configured-secret': 'off' } },
      ],
    };
    const text = `const a = 'acme_${body(30, 2)}';\nconst g = 'ghp_${body(36)}';\n`;
    await expectEverywhere(
      { [CONFIG]: JSON.stringify(config) },
      {
        'src/a.js': `${text}const s = 'acme_${body(30)}';\n`,
        'src/b.js': `const a = 'acme_${body(12)}' + '${body(18, 2)}';\n`,
        'test/a.js': text,
        'docs/a.js': text,
      },
      [
        'src/a.js:1 acme-token',
        'src/a.js:2 github-token',
        'src/b.js:1 acme-token',
        'test/a.js:2 github-token',
      ],
    );
  });
});
