import { describe, expect, test } from 'vitest';
import { expectCommit } from '../support/attempt-commit.ts';
import { key, managementKey, redacted, secondKey } from '../support/keys.ts';
import { makeZip } from '../support/make-zip.ts';
import { scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

function swapBytes(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const text = `first line\r\nkey: ${key} # Schlüssel\r\nlast line\r\n`;
const ascii = text.replace('ü', 'u');
/** Hardly a zero byte among these, so that nothing but the mark tells UTF-16, or the key itself. */
const chinese = text.replace('first line', '\u5bc6\u94a5'.repeat(500));

/** Each holds the key in its second line, from the sixth column on. */
const encodings: Readonly<Record<string, Buffer>> = {
  'UTF-8': Buffer.from(text),
  'UTF-8 with BOM': Buffer.from(`\uFEFF${text}`),
  'UTF-16 LE with BOM': Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 BE with BOM': swapBytes(`\uFEFF${text}`),
  'UTF-16 LE without BOM': Buffer.from(ascii, 'utf16le'),
  'UTF-16 BE without BOM': swapBytes(ascii),
  'UTF-16 LE with BOM, in Chinese': Buffer.from(`\uFEFF${chinese}`, 'utf16le'),
  'UTF-16 BE with BOM, in Chinese': swapBytes(`\uFEFF${chinese}`),
  'UTF-16 LE without BOM, in Chinese': Buffer.from(chinese, 'utf16le'),
  'UTF-16 BE without BOM, in Chinese': swapBytes(chinese),
  'Latin-1': Buffer.from(text, 'latin1'),
  'UTF-8 with a broken end': Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]),
};

test('every encoding', async () => {
  await using repo = await createRepository();
  await repo.stageAll(Object.entries(encodings));
  const told = Object.keys(encodings).map((name) => `${name}:2 no-xai-key new`);
  const { findings } = await expectCommit(repo, [], told);
  const place = { line: 2, column: 6, endLine: 2, endColumn: 6 + key.length };
  for (const finding of findings) {
    expect(finding, finding.path).toMatchObject({ ...place, secret: redacted(key) });
  }
});

/** Where a file may hide a key: each gives this one finding in this line. */
const places: Readonly<Record<string, readonly [content: string | Buffer, line: number]>> = {
  'after NUL bytes': [Buffer.from(`\0\0\x01binary\0\n\0${key}\0\0`), 2],
  'in what git calls binary': [
    Buffer.from(`\x7fELF\0\0\0\0${'\xff\xfe\0'.repeat(400)}${key}`, 'latin1'),
    1,
  ],
  'at the very start': [`${key}\n`, 1],
  'at the very end, without a line feed': [`one\ntwo\n${key}`, 3],
  'in the middle of a line of 200,000 characters': [
    `${'a b '.repeat(50_000)}${key} ${'c '.repeat(50_000)}`,
    1,
  ],
  'behind emojis': [`\n\u{1F511}\u{1F511} ${key}\n`, 2],
  'alone, as a management key': [`\n\n${managementKey}\n`, 3],
  'after a form feed': [`one\n\f${key}\n`, 2],
};

describe('places', () => {
  test('of every kind', async () => {
    await using repo = await createRepository();
    await repo.stageAll(Object.entries(places).map(([name, [content]]) => [name, content]));
    const told = Object.entries(places).map(
      ([name, [, line]]) => `${name}:${String(line)} no-xai-key new`,
    );
    await expectCommit(repo, [], told);
  });

  test('columns count UTF-16 units', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', `\u{1F511} ${key}`);
    const { findings } = await scan(repo, ['--staged']);
    expect(findings).toMatchObject([{ line: 1, column: 4, endColumn: 4 + key.length }]);
  });

  test('the source line hides the second key and the copy of the first', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', `${key} ${secondKey} ${key}`);
    const { stdout, exitCode } = await repo.keyfence('scan', '--staged');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(redacted(key));
    expect(stdout).toContain(redacted(secondKey));
  });

  test('at the end of 13 MB', async () => {
    await using repo = await createRepository();
    const line = `${'-'.repeat(63)}\n`;
    const count = (13 * 2 ** 20) / line.length;
    await repo.add('large.txt', `${line.repeat(count)}${key}`);
    const told = [`large.txt:${String(count + 1)} no-xai-key new`];
    const { scanned } = await expectCommit(repo, [], told);
    expect(scanned).toMatchObject({ files: 1, bytes: 13 * 2 ** 20 + key.length });
  });

  test('in what is read in parts, twice under other names, beside a small file', async () => {
    await using repo = await createRepository();
    const large = `${'-'.repeat(2 ** 20 - 1)}\n`.repeat(13) + key;
    for (const name of ['a.txt', 'b.txt']) await repo.add(name, large);
    await repo.add('c.txt', secondKey);
    const told = ['a.txt:14 no-xai-key new', 'b.txt:14 no-xai-key new', 'c.txt:1 no-xai-key new'];
    const { scanned } = await expectCommit(repo, [], told);
    expect(scanned).toMatchObject({ files: 3, bytes: 2 * large.length + secondKey.length });
  });

  test('in a zip archive after a large program, which is refused', async () => {
    await using repo = await createRepository();
    const zip = makeZip([{ name: 'a.yml', content: key }], '-'.repeat(13 * 2 ** 20));
    await repo.add('install.bin', zip);
    await repo.git('commit', '-qm', 'add an installer');
    await repo.git('rm', '-q', '--cached', 'install.bin');
    for (const args of [['install.bin'], ['--history']]) {
      const { stderr, exitCode } = await repo.keyfence('scan', ...args);
      expect(stderr).toContain('install.bin is more than 12 MB and ends with a zip archive');
      expect(stderr).toContain('"unscannable"');
      expect(exitCode).toBe(2);
    }
    await repo.write('keyfence.config.json', '{ "unscannable": ["*.bin"] }');
    const { scanned } = await scan(repo, ['install.bin']);
    expect(scanned.notes).toEqual([
      { path: 'install.bin', note: expect.stringContaining('accepted by "unscannable"') as string },
    ]);
  });

  // Their ids and their contents are more than the pipes to git and from it hold at once.
  test('in the last of 5,000 files', async () => {
    await using repo = await createRepository();
    const texts = Array.from({ length: 5000 }, (_, file) => `${String(file)}${'-'.repeat(60)}\n`);
    const files = [...texts, key].map((text, file) => {
      const data = `data ${String(text.length)}\n${text}\n`;
      return `M 100644 inline ${String(file).padStart(4, '0')}.txt\n${data}`;
    });
    const commit = 'commit refs/heads/many\ncommitter A <a@example.com> 0 +0000\ndata 0\n';
    await repo.git('fast-import', '--quiet', { stdin: commit + files.join('') });
    await repo.git('read-tree', 'many');
    const { told, scanned } = await scan(repo, ['--staged']);
    expect(told).toEqual(['5000.txt:1 no-xai-key new']);
    expect(scanned.files).toBe(5001);
  });

  test('an empty file', async () => {
    await using repo = await createRepository();
    await repo.add('empty.txt', '');
    const { scanned } = await expectCommit(repo, [], []);
    expect(scanned).toMatchObject({ files: 1, bytes: 0, notes: [] });
  });
});

describe('symbolic links', () => {
  test('the target is what is committed', async () => {
    await using repo = await createRepository();
    await repo.stage('link', `/run/secrets/${key}`, '120000');
    await expectCommit(repo, [], ['link:1 no-xai-key new']);
  });

  test('the file after it is not', async () => {
    await using repo = await createRepository();
    await repo.write('../outside.txt', key);
    await repo.stage('link', '../outside.txt', '120000');
    await expectCommit(repo, [], []);
  });
});

describe('what the report says was scanned', () => {
  test('nothing staged', async () => {
    await using repo = await createRepository();
    const { stdout, stderr, exitCode } = await repo.keyfence('scan', '--staged');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toContain('nothing staged');
  });

  test('the number of files', async () => {
    await using repo = await createRepository();
    for (const name of ['a', 'b', 'c']) await repo.add(name, 'clean\n');
    const { stdout, exitCode } = await repo.keyfence('scan', '--staged');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('scanned 3 of 3 files');
  });
});
