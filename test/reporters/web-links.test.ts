import { expect, test } from 'vitest';
import { findWebLinks } from '../../src/ci/web-links.ts';

const ID = '0123456789abcdef0123456789abcdef01234567';

test.each([
  ['git@github.com:acme/app.git', `https://github.com/acme/app/blob/${ID}/a%20b/c.py#L3`],
  ['https://github.com/acme/app', `https://github.com/acme/app/blob/${ID}/a%20b/c.py#L3`],
  ['ssh://git@github.com:22/acme/app.git', `https://github.com/acme/app/blob/${ID}/a%20b/c.py#L3`],
  [
    'https://user:password@github.acme.com:8443/acme/app.git',
    `https://github.acme.com:8443/acme/app/blob/${ID}/a%20b/c.py#L3`,
  ],
  [
    'git@gitlab.com:acme/group/app.git',
    `https://gitlab.com/acme/group/app/-/blob/${ID}/a%20b/c.py#L3`,
  ],
  ['git@bitbucket.org:acme/app.git', `https://bitbucket.org/acme/app/src/${ID}/a%20b/c.py#lines-3`],
  [
    'https://codeberg.org/acme/app.git',
    `https://codeberg.org/acme/app/src/commit/${ID}/a%20b/c.py#L3`,
  ],
])('%s', (remote, url) => {
  expect(findWebLinks({}, remote)?.file(ID, 'a b/c.py', 3)).toBe(url);
});

test.each([
  '',
  '../app',
  '/srv/git/app.git',
  'C:\\git\\app',
  'file:///srv/app',
  'git@example.com:a/b.git',
  'javascript:alert(1)//github.com/a',
  'https://evilgithub.com/a/b',
])('nothing is known of %s', (remote) => {
  expect(findWebLinks({}, remote)).toBeUndefined();
});

test('what the build says is asked first', () => {
  const github = { GITHUB_SERVER_URL: 'https://git.example.com', GITHUB_REPOSITORY: 'a/b' };
  expect(findWebLinks(github, 'git@gitlab.com:c/d.git')?.commit(ID)).toBe(
    `https://git.example.com/a/b/commit/${ID}`,
  );
  expect(findWebLinks({ CI_PROJECT_URL: 'https://git.example.com/a/b' })?.commit(ID)).toBe(
    `https://git.example.com/a/b/-/commit/${ID}`,
  );
});
