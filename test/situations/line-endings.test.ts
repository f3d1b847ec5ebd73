import { describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

const TEXT = `one\r\nkey = "${key}"\r\nthree\r\n`;

describe.each([
  ['true', 'as Git for Windows sets it'],
  ['input', 'as people have it elsewhere'],
  ['false', 'where nothing is changed'],
])('core.autocrlf=%s, %s', (value) => {
  test('a key is found at the same place in the work tree, the index and the history', async () => {
    await using repo = await createRepository();
    await repo.git('config', 'core.autocrlf', value);
    await repo.add('a.txt', TEXT);
    const place = 'a.txt:2 no-xai-key';
    expect((await scan(repo, ['a.txt'])).told).toEqual([place]);
    expect((await scan(repo, ['--staged'])).told).toEqual([`${place} new`]);
    await repo.git('commit', '--quiet', '--no-verify', '--message', 'a');
    const { findings } = await scan(repo, ['--history']);
    expect(findings).toMatchObject([{ path: 'a.txt', rule: 'no-xai-key' }]);
  });

  test('what is committed already is known again, whatever its line endings are now', async () => {
    await using repo = await createRepository();
    await repo.write('a.txt', TEXT.replaceAll('\r\n', '\n'));
    await repo.commit();
    await repo.git('config', 'core.autocrlf', value);
    await repo.add('a.txt', `${TEXT}four\r\n`);
    expect((await scan(repo, ['--staged'])).told).toEqual(['a.txt:2 no-xai-key already-committed']);
  });

  test('an allow comment and a baseline hold', async () => {
    await using repo = await createRepository();
    await repo.git('config', 'core.autocrlf', value);
    await repo.write('.gitignore', '.env\r\n.env.*\r\nsecrets.*\r\n');
    const comment = '// keyfence-allow no-xai-key: a sample\r\n';
    await repo.write('a.js', `${comment}const a = "${key}";\r\n`);
    await repo.write('b.js', `const b = "${key}";\r\n`);
    await repo.commit();
    expect((await scan(repo, [])).told).toEqual(['b.js:1 no-xai-key']);
    const accepted = await repo.keyfence('baseline');
    expect(accepted.exitCode, accepted.stderr).toBe(0);
    expect((await scan(repo, [])).told).toEqual([]);
  });
});
