import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as sample from '../../rules/sample.ts';
import { HIDINGS } from '../support/hidings.ts';
import { makeZip } from '../support/make-zip.ts';
import { readReport } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** What files hold, by name; in each another key. */
const files: ReadonlyMap<string, Buffer> = new Map([
  ...Object.entries(HIDINGS).flatMap(([layer, ways]) =>
    Object.entries(ways).map(([way, hide], i): [string, Buffer] => {
      const name = `${layer} ${way}.txt`.replaceAll(/[^\w. -]/g, '_');
      return [name, Buffer.from(`before\n${hide(makeKey(`${layer}${i}`))}\nbehind\n`)];
    }),
  ),
  ['in.zip', makeZip([{ name: 'a.txt', content: makeKey('zip') }])],
  ['in.gz', gzipSync(makeKey('gz'))],
]);

function makeKey(of: string): string {
  let seed = 0;
  for (const character of of) seed = (seed * 31 + character.charCodeAt(0)) % 100_000;
  return sample.apiKey(1000 + seed);
}

let repo: Repository;
let clean: string;

beforeAll(async () => {
  repo = await createRepository();
  await repo.write('.gitignore', '.env\n.env.*\nsecrets.*\n');
  await repo.commit();
  clean = await repo.head();
  for (const [name, bytes] of files) await repo.write(name, bytes);
  await repo.git('add', '--all');
});

afterAll(() => repo[Symbol.asyncDispose]());

async function listFound(...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await repo.keyfence(...args, '--format', 'json');
  expect(stderr).toBe('');
  return [...new Set(readReport(stdout).findings.map(({ path }) => path))].sort();
}

const all = [...files.keys()].sort();

describe('a key in a layer or an archive', () => {
  test('is found in the index, the work tree, a range and the history', async () => {
    expect(await listFound('scan', '--staged')).toEqual(all);
    expect(await listFound('scan')).toEqual(all);
    await repo.commit('hidden');
    expect(await listFound('scan', '--commits', `${clean}..HEAD`)).toEqual(all);
    expect(await listFound('scan', '--history')).toEqual(all);
  });

  test.each(all)('stops the hook by itself: %s', async (name) => {
    await using other = await createRepository();
    await other.add(name, files.get(name) ?? '');
    expect((await other.keyfence('hook', 'pre-commit')).exitCode).toBe(1);
  });
});
