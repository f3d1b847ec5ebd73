import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { makeLefthook } from '../../src/hooks/lefthook.ts';
import { makeHookLine, makeInstallation } from '../support/hook-line.ts';
import { attempt } from '../support/attempt-commit.ts';
import { carryOut } from '../support/carry-out.ts';
import { expectPushGuarded, NOTE_PUSH, readPushNotes } from '../support/expect-push-guarded.ts';
import { lackGit } from '../support/git-version.ts';
import {
  expectGuarded,
  expectProved,
  expectStopped,
  expectUndone,
  init,
  succeed,
  WITHOUT_AUDIT,
} from '../support/init.ts';
import { installPackage, linkPackage } from '../support/install-package.ts';
import { key } from '../support/keys.ts';
import { type Repository, createRepository } from '../support/repository.ts';
import { run } from '../support/run.ts';
import { ANOTHER_RUN, isInShare } from '../support/share.ts';
import { testUnless } from '../support/unless.ts';

describe('lefthook', () => {
  const program = `lefthook-${process.platform}-${process.arch}/bin/lefthook`;
  // It asks git for `rev-parse --path-format`.
  const lack = lackGit('2.31', 'lefthook');

  async function install(repo: Repository): Promise<void> {
    await linkPackage(repo, program.split('/')[0] ?? '');
    const path = repo.path('node_modules', program);
    const ran = await run(path, ['install'], { cwd: repo.root, env: repo.env });
    expect(ran.exitCode, ran.stderr).toBe(0);
  }

  const lackReal = isInShare('lefthook', 1 / 4) ? lack : ANOTHER_RUN;
  testUnless(lackReal, 'a real lefthook blocks', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    const config = `pre-commit:\n  parallel: true\n  commands:\n    mine:\n      run: echo mine\npre-push:\n  commands:\n    lfs:\n      run: ${NOTE_PUSH}\n      use_stdin: true\n`;
    await repo.write('lefthook.yml', config);
    await init(repo, WITHOUT_AUDIT);
    await install(repo);
    const pushed = await expectGuarded(repo);
    // The push that is refused is told to every command too.
    expect((await readPushNotes(repo)).startsWith(pushed)).toBe(true);
    await expectProved(repo);
    await expectUndone(repo, 'lefthook.yml', config);
    await expect(readFile(repo.path('.lefthook/pre-commit/keyfence'))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['jobs', '# ours\npre-commit:\n    jobs:\n        - name: mine\n          run: echo mine\n'],
    ['scripts', 'commit-msg:\n  scripts:\n    "mine":\n      runner: sh\n\n# end\n'],
    ['nothing for our hooks', 'post-merge:\n  commands:\n    a: { run: echo a }\n'],
    ['no line feed at its end', 'post-merge:\n  commands:\n    a: { run: echo a }'],
    ['another directory', 'source_dir: tools/hooks\npre-push:\n  jobs: []\n'],
    ['CRLF', 'pre-commit:\r\n  commands:\r\n    mine:\r\n      run: echo mine\r\n'],
  ])('a configuration with %s is extended and put back', async (name, config) => {
    await using repo = await createRepository({ init: false });
    const path = repo.path('lefthook.yml');
    await repo.write('lefthook.yml', config);
    const manager = makeLefthook(path, repo.root);
    carryOut(() => manager.plan(makeInstallation('hook.sh')), repo.root);
    const written = await readFile(path, 'utf8');
    const sources = name === 'another directory' ? 'tools/hooks' : '.lefthook';
    for (const hook of INSTALLED_HOOKS) {
      expect(parse(written)).toHaveProperty([hook, 'scripts', 'keyfence', 'runner'], 'sh');
      const script = await readFile(repo.path(sources, hook, 'keyfence'), 'utf8');
      expect(script).toContain(makeHookLine(hook, 'hook.sh'));
    }
    expect(parse(written)).toHaveProperty('pre-push.scripts.keyfence.use_stdin', true);
    carryOut(() => manager.planRemoval(), repo.root);
    expect(await readFile(path, 'utf8')).toBe(config);
    await expect(readdir(repo.path(sources))).rejects.toThrow('ENOENT');
  });

  testUnless(lack, 'what no staged file is to lefthook is scanned all the same', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('lefthook.yml', 'pre-commit:\n  commands:\n    a:\n      run: exit 3\n');
    await repo.link('file.txt', 'nowhere');
    await repo.commit();
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    await install(repo);
    await repo.remove('file.txt');
    await repo.add('file.txt', `${key}\n`);
    const { happened, output } = await attempt(repo, ['commit', '-m', 'type change']);
    expect(happened, output).toBe(false);
    expect(output).toContain('no-xai-key');
  });

  testUnless(lack, 'TOML', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    const config = '[pre-commit.commands.mine]\nrun = "echo mine"\n';
    await repo.write('lefthook.toml', config);
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    await install(repo);
    await expectStopped(repo);
    await repo.commit();
    await expectPushGuarded(repo);
    await expectUndone(repo, 'lefthook.toml', config);
  });

  test.each([
    ['lefthook.json', '{ "pre-commit": {} }', /is JSON/],
    [
      'lefthook.yml',
      'pre-commit: { commands: { a: { run: x } } }\n',
      /"pre-commit" in .* one entry a line/,
    ],
    ['lefthook.yml', 'a: [\n', /is not valid YAML/],
  ])('%s that cannot be extended is refused', async (name, config, reason) => {
    await using repo = await createRepository({ init: false });
    await repo.write(name, config);
    expect(() =>
      makeLefthook(repo.path(name), repo.root).plan(makeInstallation('hook.sh')),
    ).toThrow(reason);
  });

  test('before "lefthook install" it says what is missing', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('lefthook.yml', 'pre-push:\n  jobs: []\n');
    expect((await succeed(repo, ['init', ...WITHOUT_AUDIT])).stdout).toContain(
      'run "npx lefthook install"',
    );
  });
});
