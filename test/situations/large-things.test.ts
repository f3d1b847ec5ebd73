import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as sample from '../../rules/sample.ts';
import { LARGE_BYTES } from '../../src/files/read-windows.ts';
import { makeTar } from '../support/make-tar.ts';
import { makeZip } from '../support/make-zip.ts';
import { NO_COVERAGE, readReport, type JsonFinding } from '../support/report.ts';
import { takeShare } from '../support/share.ts';
import { createRepository, type KeyfenceOptions, type Repository } from '../support/repository.ts';

const KEYS = [sample.apiKey(600), sample.apiKey(601), sample.apiKey(602)] as const;
/** What only a test of everything shows: the first and the last bytes, and a window between. */
const PARTS = KEYS.length - 1;
const PART_BYTES = Math.ceil((LARGE_BYTES + 2 ** 16) / PARTS);

/** Words without a pattern, so that archives of them do not look like bombs. */
function makeNoise(separator: string): string {
  let state = 1;
  const words: string[] = [];
  for (let length = 0; length < 2 ** 16;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const word = `${(state >>> 4).toString(36)}${words.length % 12 === 11 ? separator : ' '}`;
    words.push(word);
    length += word.length;
  }
  return words.join('');
}

/** The keys at the start, in the middle and at the end of more than is held in memory. */
function makeText(separator: string): string {
  const noise = makeNoise(separator);
  const part = noise.repeat(Math.ceil(PART_BYTES / noise.length));
  return KEYS.join(` ${part} `);
}

const lines = makeText('\n');
const line = makeText(' ');

/** Every key once; which of them, by what a report shows. */
function expectEachOnce(findings: readonly JsonFinding[]): void {
  const shown = findings.map(({ secret = '' }) => secret.slice(-4)).sort();
  expect(shown).toEqual(KEYS.map((key) => key.slice(-4)).sort());
}

async function scan(
  repo: Repository,
  args: readonly string[],
  options: KeyfenceOptions = {},
): Promise<readonly JsonFinding[]> {
  const plain = ['--config', NO_COVERAGE, '--format', 'json'];
  const ran = await repo.keyfence('scan', ...args, ...plain, options);
  expect([ran.exitCode, ran.stderr]).toEqual([1, '']);
  return readReport(ran.stdout).findings;
}

const texts: Readonly<Record<string, Buffer>> = {
  'many lines': Buffer.from(lines),
  'one line': Buffer.from(line),
  'UTF-16, little endian, without a mark': Buffer.from(lines, 'utf16le'),
  'UTF-16, big endian, with a mark': Buffer.from(`\ufeff${lines}`, 'utf16le').swap16(),
};

describe('three keys, each told once, in', () => {
  test.each(takeShare(Object.entries(texts), 1 / 4))(
    'standard input and a file of %s',
    async (name, bytes) => {
      await using repo = await createRepository();
      const piped = await scan(repo, ['--stdin'], { stdin: bytes });
      expectEachOnce(piped);
      const isOne = name.startsWith('one');
      expect(piped.filter(({ line: at = 0 }) => at > 1)).toHaveLength(isOne ? 0 : PARTS);
      await repo.write('a.txt', bytes);
      expect((await scan(repo, ['a.txt'])).map(({ line: at, column }) => [at, column])).toEqual(
        piped.map(({ line: at, column }) => [at, column]),
      );
    },
  );

  test('the message of a commit and of a tag', async () => {
    await using repo = await createRepository();
    const text = `a title\n\n${lines}`;
    await repo.git('commit', '--quiet', '--allow-empty', '-F', '-', { stdin: text });
    await repo.git('commit', '--quiet', '--allow-empty', '-m', 'short');
    const commit = await scan(repo, ['--commits', 'HEAD~1']);
    expectEachOnce(commit);
    expect(commit.map(({ path, line: at }) => [path, at])).toEqual(KEYS.map(() => ['', undefined]));
    expect(commit.every(({ message }) => message.endsWith('in the commit message'))).toBe(true);
    expectEachOnce(await scan(repo, ['--history']));
    await repo.git('tag', '--annotate', '-F', '-', 'v1', { stdin: text });
    const tag = await scan(repo, ['--commits', 'HEAD']);
    expectEachOnce(tag);
    expect(tag.every((finding) => finding.tag === 'v1' && finding.line === undefined)).toBe(true);
  });

  test('the message that is being written, with a diff in it', async () => {
    await using repo = await createRepository();
    await repo.write('message', lines);
    const ran = await repo.keyfence('hook', 'commit-msg', 'message');
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.match(/in the commit message/g)).toHaveLength(KEYS.length);
    const clean = lines.replaceAll(/xai-\w+/g, '');
    await repo.write('message', `a title\n\n${clean}`);
    expect(await repo.keyfence('hook', 'commit-msg', 'message')).toMatchObject({ exitCode: 0 });
  });

  const archives = {
    'a zip': makeZip([{ name: 'a.txt', content: lines }]),
    'a gzip of a tar': gzipSync(makeTar([{ name: 'a.txt', content: line }]), { level: 1 }),
  };
  test.each(takeShare(Object.entries(archives), 1 / 2))('an entry of %s', async (_, bytes) => {
    await using repo = await createRepository();
    await repo.add('a.bin', bytes);
    const staged = await scan(repo, ['--staged']);
    expectEachOnce(staged);
    expect(staged.every(({ entry }) => entry === 'a.txt')).toBe(true);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
    expectEachOnce(await scan(repo, ['--history']));
  });
});
