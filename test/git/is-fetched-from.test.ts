import { afterAll, beforeAll, expect, test } from 'vitest';
import { Git } from '../../src/git/git.ts';
import { isFetchedFrom } from '../../src/git/is-fetched-from.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const HTTPS = 'https://host.example/team/app.git';

let repo: Repository;
beforeAll(async () => {
  repo = await createRepository();
});
afterAll(() => repo[Symbol.asyncDispose]());

test.each<[fetched: string, pushed: string, isSame: boolean]>([
  [HTTPS, HTTPS, true],
  [HTTPS, 'git@host.example:team/app.git', true],
  [HTTPS, 'git@host.example:team/app', true],
  [HTTPS, 'ssh://git@HOST.example:2222/team/app.git/', true],
  [HTTPS, 'https://user:word@host.example/team/app', true],
  ['../remote.git', '../remote.git', true],
  ['/srv/app.git', '/srv/app', true],
  [HTTPS, 'https://host.example/public/app.git', false],
  [HTTPS, 'git@other.example:team/app.git', false],
  [HTTPS, 'https://host.example.evil/team/app.git', false],
  [HTTPS, '/team/app.git', false],
  ['../remote.git', '../public.git', false],
  ['/srv/app.git', 'srv:app.git', false],
])('%s and %s: %s', async (fetched, pushed, isSame) => {
  await repo.git('config', 'remote.origin.url', fetched);
  expect(await isFetchedFrom('origin', pushed, new Git(repo.root))).toBe(isSame);
});

test('nothing is known of a remote that is none', async () => {
  expect(await isFetchedFrom('nobody', HTTPS, new Git(repo.root))).toBe(false);
  expect(await isFetchedFrom('--push', HTTPS, new Git(repo.root))).toBe(false);
});
