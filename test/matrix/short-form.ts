import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { key, oldKey, redacted } from '../support/keys.ts';
import type { Place } from './place.ts';
import type { Ran } from './runner.ts';

const IGNORED = 'node_modules/\n.env\n.env.*\n**/secrets.*\n';

/** What everybody does with keyfence, in this order: each goes on where the one before it has stopped. */
export const SHORT_FORM: Readonly<Record<string, (place: Place) => void>> = {
  'init --dry-run changes nothing': (place) => {
    place.succeed('git', 'init', '--quiet');
    for (const [name, value] of Object.entries({ name: 'A. Developer', email: 'a@example.com' }))
      place.succeed('git', 'config', `user.${name}`, value);
    // The name of the first branch is another one everywhere.
    place.succeed('git', 'symbolic-ref', 'HEAD', 'refs/heads/main');
    assert.match(keyfence(place, 0, 'init', '--dry-run'), /^\+\+\+ b?\/.*pre-commit$/m);
    assert.equal(existsSync(place.see('work/.git/hooks/pre-push')), false);
  },
  'init guards the repository, and a second time changes nothing': (place) => {
    place.write('work/.gitignore', 'node_modules/\n');
    keyfence(place, 0, 'init', '--yes');
    assert.match(readFileSync(place.see('work/.gitignore'), 'utf8'), /^\.env$/m);
    const hooks = INSTALLED_HOOKS.map((hook) => place.see(`work/.git/hooks/${hook}`));
    const before = hooks.map((hook) => readFileSync(hook, 'utf8'));
    keyfence(place, 0, 'init', '--yes');
    assert.deepEqual(
      hooks.map((hook) => readFileSync(hook, 'utf8')),
      before,
    );
  },
  'a clean commit': (place) => {
    place.write('work/.gitignore', IGNORED);
    place.write('work/a.txt', 'clean\n');
    commit(place, 0);
    place.write('work/a.txt', 'cleaner\n');
    commit(place, 0);
  },
  // Before anything is staged that is not committed: that is in the history too.
  'a clean history': (place) => {
    keyfence(place, 0, '--history');
  },
  'a commit with a key is refused': (place) => {
    const before = place.succeed('git', 'rev-parse', 'HEAD');
    place.write('work/b.txt', `k = "${key}"\n`);
    expectFound(commit(place, 1));
    assert.equal(place.succeed('git', 'rev-parse', 'HEAD'), before);
    expectFound(place.run('node', CLI, 'scan', '--staged'));
    place.succeed('git', 'rm', '--quiet', '--force', 'b.txt');
  },
  'a message with a key is refused': (place) => {
    expectFound(place.run('git', 'commit', '--allow-empty', '-m', `see ${key}`));
  },
  'a push': (place) => {
    place.succeed('git', 'init', '--quiet', '--bare', '../remote.git');
    place.succeed('git', 'remote', 'add', 'origin', '../remote.git');
    place.succeed('git', 'push', '--quiet', 'origin', 'main');
  },
  'a merge with a key is refused': (place) => {
    place.succeed('git', 'checkout', '--quiet', '-b', 'side');
    place.write('work/side.txt', `k = "${key}"\n`);
    commit(place, 0, '--no-verify');
    place.succeed('git', 'checkout', '--quiet', 'main');
    place.write('work/main.txt', 'clean\n');
    commit(place, 0);
    expectFound(place.run('git', 'merge', '--no-edit', 'side'));
    place.succeed('git', 'reset', '--quiet', '--hard');
    place.succeed('git', 'branch', '--quiet', '-D', 'side');
  },
  'a push with a key is refused': (place) => {
    const main = ['git', '--git-dir=../remote.git', 'rev-parse', 'main'];
    const before = place.succeed(...main);
    place.write('work/c.txt', `k = "${oldKey}"\n`);
    commit(place, 0, '--no-verify');
    expectFound(place.run('git', 'push', 'origin', 'main'), oldKey);
    assert.equal(place.succeed(...main), before);
  },
  'a range, a history and the files that hold it': (place) => {
    for (const args of [['--commits', 'origin/main..HEAD'], ['--history'], []]) {
      const ran = place.run('node', CLI, 'scan', ...args);
      expectFound(ran, oldKey);
      assert.match(ran.stdout, /^c\.txt:1:6 /m);
    }
  },
  'doctor proves each hook': (place) => {
    const proofs = keyfence(place, 0, 'doctor').match(/stopped a planted key/g) ?? [];
    assert.equal(proofs.length, INSTALLED_HOOKS.length);
  },
  'the audit, and a gap that a commit would open': (place) => {
    keyfence(place, 0, 'gitignore');
    place.write('work/.gitignore', `${IGNORED}!config/.env\n`);
    assert.match(keyfence(place, 1, 'gitignore'), /config\/\.env/);
    assert.match(commit(place, 1).stderr, /gitignore-coverage/);
    place.write('work/.gitignore', IGNORED);
  },
  'init --undo takes everything out': (place) => {
    keyfence(place, 0, 'init', '--undo');
    for (const hook of INSTALLED_HOOKS)
      assert.equal(existsSync(place.see(`work/.git/hooks/${hook}`)), false);
  },
};

const CLI = 'node_modules/keyfence/dist/cli.cjs';

function keyfence(place: Place, status: number, ...args: readonly string[]): string {
  const ran = place.run('node', CLI, ...args);
  assert.equal(ran.status, status, ran.stdout + ran.stderr);
  return ran.stdout;
}

/** Commits all there is. Git exits 1 where a hook does, whatever its exit code. */
function commit(place: Place, status: number, ...args: readonly string[]): Ran {
  place.succeed('git', 'add', '--all');
  const ran = place.run('git', 'commit', '--quiet', '-m', 'change', ...args);
  assert.equal(ran.status, status, ran.stdout + ran.stderr);
  return ran;
}

/** It was stopped by the finding, and by nothing else. */
function expectFound({ status, stdout, stderr }: Ran, secret = key): void {
  const said = stdout + stderr;
  assert.equal(status, 1, said);
  assert.match(said, /no-xai-key/);
  assert.ok(said.includes(redacted(secret)), said);
}
