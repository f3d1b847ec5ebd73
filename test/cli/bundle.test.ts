import { afterAll, beforeAll, expect, test } from 'vitest';
import { hideTimes } from '../support/hide-times.ts';
import { key } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repo: Repository;

beforeAll(async () => {
  repo = await createRepository();
  await repo.write('.gitignore', '.env\n.env.*\n**/secrets.*\n');
  await repo.commit();
  await repo.add('a.py', `api_key = "${key}"\n`);
});

afterAll(async () => {
  await repo[Symbol.asyncDispose]();
});

test.each([
  { args: [], exitCode: 1 },
  { args: ['scan', '--staged', '--format', 'json'], exitCode: 1 },
  { args: ['scan', '--commits', 'HEAD'], exitCode: 0 },
  { args: ['scan', '--history'], exitCode: 1 },
  { args: ['scan', '--format', 'sarif', 'a.py'], exitCode: 1 },
  { args: ['hook', 'pre-commit'], exitCode: 1 },
  { args: ['hook', 'commit-msg', '.git/HEAD'], exitCode: 0 },
  { args: ['gitignore'], exitCode: 0 },
  { args: ['baseline', '--prune'], exitCode: 0 },
  { args: ['explain', 'no-xai-key'], exitCode: 0 },
  { args: ['merge-reports', 'nothing.json'], exitCode: 2 },
  { args: ['--help'], exitCode: 0 },
  { args: ['--version'], exitCode: 0 },
  { args: ['--no-such-flag'], exitCode: 2 },
])('the bundle does with $args what the sources do', async ({ args, exitCode }) => {
  const bundled = await repo.keyfence(...args, { bundle: true });
  expect(bundled.exitCode).toBe(exitCode);
  const sources = await repo.keyfence(...args);
  expect({ ...bundled, stdout: hideTimes(bundled.stdout) }).toEqual({
    ...sources,
    stdout: hideTimes(sources.stdout),
  });
});

/** `build/cut-yaml.ts` leaves schemas and tags out that a file may name. */
test('the bundle reads other kinds of YAML as the sources do', async () => {
  await using other = await createRepository();
  const lines = [
    '%YAML 1.1',
    '---',
    'a: {a: yes, <<: &x {b: 017}, <<: {c: 1:30}}',
    'b: [!!set {a}, !!omap [a: 1], !!binary aGk=, !!timestamp 2001-12-14, !ours {}]',
    'repos:',
    '  - hooks: [{id: *x}, {id: !!int 1}, {id: !ours b}]',
  ];
  await other.write('.pre-commit-config.yaml', `${lines.join('\n')}\n`);
  const bundled = await other.keyfence('init', '--dry-run', { bundle: true });
  expect(bundled.exitCode).toBe(0);
  expect(bundled).toEqual(await other.keyfence('init', '--dry-run'));
});
