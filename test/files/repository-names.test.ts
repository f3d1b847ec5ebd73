import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { top } from '../support/package.ts';
import { createRepository } from '../support/repository.ts';

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
// eslint-disable-next-line no-control-regex -- controls are what it refuses
const UNUSABLE = /[\u0000-\u001f<>:"\\|?*]|[. ]$/;
/** 260 in all, of which the directory of a build takes its part. */
const LONGEST = 150;

// A copy that is no clone has nothing to ask.
describe.skipIf(!existsSync(`${top}/.git`))(
  'this repository can be checked out on Windows and macOS',
  () => {
    let paths: readonly string[];
    let listed: string;

    beforeAll(async () => {
      await using repo = await createRepository();
      const here = repo.at(top);
      listed = (await here.git('ls-files', '-z', '--stage')).stdout.toString();
      paths = listed.split('\0').flatMap((line) => line.split('\t').slice(1));
    });

    test('no name is reserved, or has letters that cannot be in one', () => {
      expect(paths.length).toBeGreaterThan(100);
      const names = paths.flatMap((path) => path.split('/'));
      expect(names.filter((name) => RESERVED.test(name) || UNUSABLE.test(name))).toEqual([]);
      expect(paths.filter((path) => path.length > LONGEST)).toEqual([]);
    });

    test('no two names are the same but for their case', () => {
      const directories = paths.flatMap((path) =>
        path.split('/').map((_, index, parts) => parts.slice(0, index).join('/')),
      );
      const all = [...new Set([...paths, ...directories])];
      expect(new Set(all.map((path) => path.toLowerCase())).size).toBe(all.length);
    });

    test('nothing is a symbolic link, which Windows makes a file of', () => {
      expect(listed.split('\0').filter((line) => line.startsWith('120000 '))).toEqual([]);
    });

    test('core.autocrlf changes nothing', async () => {
      await using repo = await createRepository();
      await repo.git('config', 'core.autocrlf', 'true');
      for (const path of ['.gitattributes', '.husky/pre-commit', 'test/cli/transcripts/help.md'])
        await repo.write(path, await readFile(`${top}/${path}`));
      await repo.git('add', '--all');
      await repo.git('commit', '--quiet', '--message', 'files');
      await repo.git('rm', '--quiet', '-r', '.');
      await repo.git('reset', '--quiet', '--hard');
      const { stdout } = await repo.git('ls-files', '--eol');
      expect(stdout.toString()).toMatch(/w\/lf/);
      expect(stdout.toString()).not.toMatch(/w\/(?:crlf|mixed)/);
    });
  },
);
