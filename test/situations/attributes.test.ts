import { appendFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { attempt, expectCommit } from '../support/attempt-commit.ts';
import { key } from '../support/keys.ts';
import { createRepository } from '../support/repository.ts';

describe('attributes', () => {
  const attributes = [
    '-diff',
    'binary',
    '-text',
    'diff=hidden',
    'diff=python',
    'text eol=crlf',
    'text=auto',
    'ident',
    'export-ignore',
    'filter=missing',
    'merge=ours',
    'whitespace=-all',
    'linguist-generated',
    'encoding=utf-16',
  ];

  test('hide nothing, whichever it is', async () => {
    await using repo = await createRepository();
    const hidden = '[diff "hidden"]\ntextconv = true\ncommand = true\nbinary = true\n';
    await appendFile(repo.path('.git/config'), hidden);
    for (const [i, attribute] of attributes.entries()) {
      await repo.write(`${String(i)}/.gitattributes`, `* ${attribute}\n`);
      await repo.write(`${String(i)}/a.txt`, `one\n${key}\n`);
    }
    await repo.git('add', '--all');
    await expectCommit(
      repo,
      [],
      attributes.map((_, i) => `${String(i)}/a.txt:2 no-xai-key new`),
    );
  });

  test('attributes that nobody commits', async () => {
    await using repo = await createRepository();
    await repo.write('.git/info/attributes', '* binary\n');
    await repo.add('a.txt', key);
    await expectCommit(repo, [], ['a.txt:1 no-xai-key new']);
  });

  test('working-tree-encoding: what is committed is UTF-8', async () => {
    await using repo = await createRepository();
    await repo.add('.gitattributes', '*.txt working-tree-encoding=UTF-16LE\n');
    await repo.add('a.txt', Buffer.from(`one\n${key}\n`, 'utf16le'));
    await expectCommit(repo, [], ['a.txt:2 no-xai-key new']);
  });

  test('a clean filter that takes the key out', async () => {
    await using repo = await createRepository();
    await repo.git('config', 'filter.hide.clean', "sed 's/xai-[A-Za-z0-9]*/gone/'");
    await repo.add('.gitattributes', '*.txt filter=hide\n');
    await repo.add('a.txt', `one\n${key}\n`);
    await expectCommit(repo, [], []);
  });

  test('a clean filter that puts the key in', async () => {
    await using repo = await createRepository();
    await repo.git('config', 'filter.fill.clean', `sed 's/@KEY@/${key}/'`);
    await repo.add('.gitattributes', '*.txt filter=fill\n');
    await repo.add('a.txt', 'one\n@KEY@\n');
    await expectCommit(repo, [], ['a.txt:2 no-xai-key new']);
  });

  test('an LFS pointer without its content does not pass: the content was not scanned', async () => {
    await using repo = await createRepository();
    const pointer = `version https://git-lfs.github.com/spec/v1\\noid sha256:${'0'.repeat(64)}\\nsize 84`;
    await repo.git('config', 'filter.lfs.clean', `cat >/dev/null; printf '${pointer}\\n'`);
    await repo.add('.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n');
    await repo.add('a.bin', key);
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['commit', '-m', 'after']);
    expect(happened).toBe(false);
    expect(output).toMatch(/a\.bin .*Git LFS/);
  });
});
