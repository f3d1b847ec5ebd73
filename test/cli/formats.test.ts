import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { key, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { addClient, expectTranscript, writeConfig, type Case } from '../support/transcript.ts';

/** Two keys at five places, another secret, and a warning. */
async function addMany(repo: Repository): Promise<void> {
  await repo.add('src/a.py', `a = "${key}"\nb = "${key}"\nc = "${secondKey}"\n`);
  await repo.add('src/b.py', `a = "${key}"\n`);
  await repo.add('docs/c.md', `Write ${key} there.\n`);
  await repo.add('d.py', `api_key = "${body(32, 3, 'hex')}"\n`);
  await repo.add('e.py', `x = 1  # ${ALLOW_WORD}\n`);
}

const addWarning = (repo: Repository): Promise<void> =>
  repo.add('e.py', `x = 1  # ${ALLOW_WORD}\n`);

const CASES: Readonly<Record<string, Case>> = {
  'format-summary': { title: 'Count', args: ['--summary'], prepare: addMany },
  'format-summary-clean': { title: 'Count nothing', args: ['--summary'] },
  'format-unix': { title: 'A line for each', args: ['--format', 'unix'], prepare: addMany },
  'format-unix-clean': { title: 'A line for none', args: ['--format', 'unix'] },
  'format-markdown': { title: 'Markdown', args: ['--format', 'markdown'], prepare: addClient },
  'quiet-clean': { title: 'Quiet, and clean', args: ['-q'] },
  'quiet-warning': { title: 'Quiet, and a warning', args: ['-q'], prepare: addWarning },
  'quiet-max-warnings': {
    title: 'Quiet, and a warning too many',
    args: ['-q', '--max-warnings', '0'],
    prepare: addWarning,
  },
  'quiet-many': { title: 'Quiet, and found', args: ['-q', '--format', 'unix'], prepare: addMany },
  'quiet-json': { title: 'Quiet, for programs', args: ['-q', '--json'] },
  'output-without-format': { title: 'An ending that says nothing', args: ['--output', 'a.xml'] },
  'output-other-format': {
    title: 'An ending that says something else',
    args: ['--format', 'stylish', '--output', 'a.sarif'],
  },
  'merge-missing': { title: 'Join what is not there', args: ['merge-reports', 'nope.json'] },
  'merge-no-json': {
    title: 'Join what is no JSON',
    args: ['merge-reports', 'a.json'],
    prepare: (repo) => repo.write('a.json', '{\n  "version": 1,\n}\n'),
  },
  'merge-other': {
    title: 'Join what is no report',
    args: ['merge-reports', 'a.json'],
    prepare: (repo) => repo.write('a.json', '{ "version": 1 }\n'),
  },
  'config-comma': {
    title: 'A comma that is missing in the configuration',
    args: [],
    prepare: writeConfig('{\n  "ignore": ["dist/"]\n  "rules": {}\n}\n'),
  },
  'config-utf-16': {
    title: 'A configuration that PowerShell has written',
    args: [],
    prepare: (repo) =>
      repo.write('keyfence.config.json', Buffer.from('\uFEFF{ "ignore": [] }', 'utf16le')),
  },
};

test.each(Object.entries(CASES))('%s', expectTranscript);

test('the ending of the file names the format, and no other is written', async () => {
  await using repo = await createRepository();
  await addClient(repo);
  const read = (name: string): Promise<string> => readFile(repo.path('out', name), 'utf8');
  for (const name of ['a.sarif', 'a.json', 'a.csv', 'a.html', 'a.md']) {
    const ran = await repo.keyfence('scan', '--output', `out/${name}`);
    expect(ran).toMatchObject({ stdout: '', exitCode: 1 });
  }
  expect(JSON.parse(await read('a.sarif'))).toMatchObject({ version: '2.1.0' });
  expect(JSON.parse(await read('a.json'))).toMatchObject({ version: 1 });
  expect(await read('a.csv')).toMatch(/^rule,/);
  expect(await read('a.html')).toMatch(/^<!doctype html>/);
  expect(await read('a.md')).toMatch(/^## keyfence/);
  expectRefusal(await repo.keyfence('scan', '--output', 'out/a.txt'), /--format/);
  await expect(read('a.txt')).rejects.toThrow('ENOENT');
});

test.each([
  ['UTF-16, as PowerShell writes it', 'utf16le', false],
  ['UTF-16 in the other order', 'utf16le', true],
  ['UTF-8 with a mark', 'utf8', false],
] as const)('a report in %s is joined', async (_, encoding, isSwapped) => {
  await using repo = await createRepository();
  await addClient(repo);
  await repo.commit();
  const { stdout } = await repo.keyfence('--history', '--shard', '1/1', '--json');
  const bytes = Buffer.from(`\uFEFF${stdout}`, encoding);
  await repo.write('a.json', isSwapped ? bytes.swap16() : bytes);
  const joined = await repo.keyfence('merge-reports', 'a.json');
  expect(joined, joined.stderr).toMatchObject({ exitCode: 1, stderr: '' });
  expect(joined.stdout).toContain('1 error');
});

test('what is not said by --quiet is written to the file', async () => {
  await using repo = await createRepository();
  await addWarning(repo);
  await repo.keyfence('-q', '--output', 'a.json');
  const { findings } = JSON.parse(await readFile(repo.path('a.json'), 'utf8')) as {
    findings: unknown[];
  };
  expect(findings.length).toBeGreaterThan(0);
});
