import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { HookManager } from '../../src/hooks/hook-manager.ts';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { findSimpleGitHooks, makeSimpleGitHooks } from '../../src/hooks/simple-git-hooks.ts';
import { makeHookLine, makeInstallation } from '../support/hook-line.ts';
import { attempt } from '../support/attempt-commit.ts';
import { carryOut } from '../support/carry-out.ts';
import { expectPushGuarded, NOTE_PUSH, readPushNotes } from '../support/expect-push-guarded.ts';
import { expectStopped, expectUndone, init, succeed, WITHOUT_AUDIT } from '../support/init.ts';
import { installPackage } from '../support/install-package.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { runBin } from '../support/run-bin.ts';

describe('simple-git-hooks', () => {
  function findManager(repo: Repository): HookManager {
    const place = findSimpleGitHooks(repo.root);
    if (!place) throw new Error('no simple-git-hooks');
    return makeSimpleGitHooks(place, repo.root);
  }

  test('a real simple-git-hooks blocks', async () => {
    const config = `{ "name": "x", "simple-git-hooks": { "pre-commit": "echo mine >>ran", "pre-push": "${NOTE_PUSH}" } }\n`;
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('package.json', config);
    // In place already: what `init` adds is not, before it runs again.
    await runBin(repo, 'simple-git-hooks/cli.js');
    expect((await succeed(repo, ['init', ...WITHOUT_AUDIT])).stdout).toContain(
      'run "npx simple-git-hooks"',
    );
    await runBin(repo, 'simple-git-hooks/cli.js');
    expect((await init(repo, WITHOUT_AUDIT)).stdout).toContain('every commit is scanned');
    await expectStopped(repo);
    await repo.add('clean.txt', 'clean\n');
    const { happened, output } = await attempt(repo, ['commit', '-m', 'clean']);
    expect(happened, output).toBe(true);
    expect(await readFile(repo.path('ran'), 'utf8')).toContain('mine');
    const pushed = await expectPushGuarded(repo);
    expect(await readPushNotes(repo)).toBe(pushed);
    await expectUndone(repo, 'package.json', config);
  });

  test.each([
    [
      'package.json',
      '{\n  "name": "x",\n  "files": ["a", "b"],\n  "simple-git-hooks": {\n    "pre-commit": "echo mine >>ran"\n  }\n}\n',
    ],
    [
      'package.json',
      '{\n\t"simple-git-hooks": {\n\t\t"post-merge": "echo merged",\n\t\t"pre-commit": "echo mine >>ran; exit 0"\n\t}\n}',
    ],
    ['package.json', '{ "simple-git-hooks": {} }\r\n'],
    ['.simple-git-hooks.json', '{ "pre-commit": "echo mine >>ran" }\n'],
  ])('%s is extended, and put back: %j', async (name, config) => {
    await using repo = await createRepository({ init: false });
    await repo.write('package.json', '{}');
    await repo.write(name, config);
    const manager = findManager(repo);
    carryOut(() => manager.plan(makeInstallation('hook.sh')), repo.root);
    const written = JSON.parse(await readFile(repo.path(name), 'utf8')) as Record<string, unknown>;
    const hooks = (written['simple-git-hooks'] ?? written) as Record<string, string>;
    for (const hook of INSTALLED_HOOKS)
      expect(hooks[hook]).toContain(makeHookLine(hook, 'hook.sh'));
    if (config.includes('echo mine')) {
      expect(hooks['pre-commit']).toMatch(/echo mine >>ran(?:; exit 0)?$/);
    }
    carryOut(() => manager.planRemoval(), repo.root);
    expect(await readFile(repo.path(name), 'utf8')).toBe(config);
  });

  test('one of a package below the top keeps the hooks through an installation', async () => {
    await using repo = await createRepository();
    await installPackage(repo, 'frontend');
    await repo.write(
      'frontend/package.json',
      '{ "name": "x", "simple-git-hooks": { "pre-commit": "echo mine" } }\n',
    );
    await repo.commit();
    const options = { cwd: 'frontend' };
    expect((await succeed(repo, ['init', ...WITHOUT_AUDIT], options)).stdout).toContain(
      'run "npx simple-git-hooks" in frontend',
    );
    const install = (): Promise<void> =>
      runBin(repo.at(repo.path('frontend')), 'simple-git-hooks/cli.js');
    await install();
    expect((await succeed(repo, ['init', ...WITHOUT_AUDIT], options)).stdout).toContain(
      'every commit is scanned',
    );
    await install();
    await expectStopped(repo);
    // From the top too, now that there are hooks of it.
    expect((await succeed(repo, ['doctor', ...WITHOUT_AUDIT])).stdout).toContain(
      '(simple-git-hooks)',
    );
  });

  test('a configuration that is a program is refused', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('.simple-git-hooks.cjs', 'module.exports = {};\n');
    expect(() => findManager(repo).plan(makeInstallation('hook.sh'))).toThrow(/is a program/);
  });
});
