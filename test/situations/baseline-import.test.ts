import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { key, oldKey, secondKey } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** A record of `gitleaks git --report-format json`; what is not read is left out. */
function leak(file: string, secret: string, line = 1): Record<string, unknown> {
  return {
    RuleID: 'generic-api-key',
    StartLine: line,
    EndLine: line,
    StartColumn: 2,
    EndColumn: 90,
    Match: secret,
    Secret: secret,
    File: file,
    Commit: '',
    Fingerprint: `${file}:generic-api-key:${String(line)}`,
  };
}

function detectSecrets(...entries: readonly (readonly [string, string])[]): unknown {
  const results = Object.fromEntries(
    entries.map(([path, secret]) => [
      path,
      [
        {
          type: 'Secret Keyword',
          filename: path,
          hashed_secret: createHash('sha1').update(secret).digest('hex'),
          is_verified: false,
          line_number: 7,
        },
      ],
    ]),
  );
  return { version: '1.5.0', plugins_used: [], filters_used: [], results };
}

async function createWithKeys(): Promise<Repository> {
  const repo = await createRepository();
  await repo.add('.gitignore', '.env\n.env.*\n**/secrets.*\n');
  await repo.write('a.txt', `one\n${oldKey}\n${key}\n`);
  await repo.write('src/b.txt', `${secondKey}\n`);
  await repo.commit();
  return repo;
}

async function importReport(repo: Repository, report: unknown): Promise<string> {
  await repo.write('../report.json', JSON.stringify(report));
  const ran = await repo.keyfence('baseline', '--include-new', '--import', '../report.json');
  expect(ran, ran.stderr).toMatchObject({ exitCode: 0 });
  return ran.stdout;
}

describe('keyfence baseline --import', () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      'gitleaks, lines having moved since',
      [leak('a.txt', oldKey, 40), leak('src/b.txt', secondKey)],
      ['a.txt:3 no-xai-key'],
    ],
    [
      'gitleaks, the secret in other bounds',
      [leak('a.txt', oldKey.slice(4))],
      ['a.txt:3', 'src/b.txt:1'],
    ],
    ['gitleaks --redact', [leak('a.txt', 'REDACTED', 2)], ['a.txt:3', 'src/b.txt:1']],
    [
      'gitleaks --redact=90',
      [leak('a.txt', `${oldKey.slice(0, 6)}...`, 2)],
      ['a.txt:3', 'src/b.txt:1'],
    ],
    ['gitleaks on Windows', [leak('src\\b.txt', secondKey)], ['a.txt:2', 'a.txt:3']],
    ['detect-secrets', detectSecrets(['a.txt', key], ['./src/b.txt', secondKey]), ['a.txt:2']],
  ])('%s', async (_, report, left) => {
    await using repo = await createWithKeys();
    await importReport(repo, report);
    const { told } = await scan(repo);
    expect(told.map((line) => line.replace(' no-xai-key', ''))).toEqual(
      left.map((line) => line.replace(' no-xai-key', '')),
    );
  });

  test('says what stays and what keyfence does not find there', async () => {
    await using repo = await createWithKeys();
    const report = [
      leak('a.txt', oldKey),
      leak('src/b.txt', oldKey),
      leak(`gone/${key}.txt`, 'REDACTED'),
    ];
    const said = await importReport(repo, report);
    expect(said).toMatch(/accepted 1 new/);
    expect(said).toMatch(/2 more found and not accepted/);
    expect(said).toMatch(
      /2 imported that keyfence does not find[\s\S]*src\/b\.txt {2}1\n {2}gone\//,
    );
  });

  test('knows what was accepted before', async () => {
    await using repo = await createWithKeys();
    await importReport(repo, [leak('a.txt', oldKey)]);
    const said = await importReport(repo, [leak('a.txt', oldKey), leak('a.txt', key)]);
    expect(said).toMatch(/accepted 1 new, 1 known/);
    expect(said).not.toMatch(/does not find/);
  });

  test.each([
    ['an empty report of gitleaks', []],
    ['one of an old gitleaks', null],
    ['an empty baseline', detectSecrets()],
  ])('%s accepts nothing', async (_, report) => {
    await using repo = await createWithKeys();
    expect(await importReport(repo, report)).toMatch(/accepted 0 new/);
    expect((await scan(repo)).findings).toHaveLength(3);
  });

  test.each([
    ['no JSON', '{', /not valid JSON/],
    ['something else', '{"runs": []}', /neither a gitleaks report/],
    ['a list of something else', '[{"path": "a"}]', /neither a gitleaks report/],
    ['results of something else', '{"results": {"a": [1]}}', /neither a gitleaks report/],
  ])('%s is a refusal', async (_, content, reason) => {
    await using repo = await createWithKeys();
    await repo.write('../report.json', content);
    expectRefusal(
      await repo.keyfence('baseline', '--include-new', '--import', '../report.json'),
      reason,
    );
  });

  test('a file that does not exist is a refusal', async () => {
    await using repo = await createWithKeys();
    expectRefusal(await repo.keyfence('baseline', '--import', 'missing.json'), /cannot be read/);
  });
});
