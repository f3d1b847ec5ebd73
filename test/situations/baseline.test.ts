import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt, expectCommit } from '../support/attempt-commit.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key, oldKey, secondKey } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const FILE = '.keyfence-baseline.jsonl';

function readBaseline(repo: Repository, path = FILE): Promise<string> {
  return readFile(repo.path(path), 'utf8');
}

async function accept(repo: Repository, ...args: readonly string[]): Promise<string> {
  const ran = await repo.keyfence('baseline', '--include-new', ...args);
  expect(ran, ran.stderr).toMatchObject({ exitCode: 0, stderr: '' });
  return ran.stdout;
}

/** A repository whose ignore files are in order. */
async function createCovered(): Promise<Repository> {
  const repo = await createRepository();
  await repo.add('.gitignore', '.env\n.env.*\n**/secrets.*\n');
  return repo;
}

/** A repository that has committed and accepted `oldKey` on line 2 of `a.txt`. */
let accepted: Repository;
/** Such a one, with another key accepted, and the first gone. */
let stale: Repository;
beforeAll(async () => {
  accepted = await createCovered();
  await accepted.write('a.txt', `one\n${oldKey}\n`);
  await accept(accepted);
  await accepted.commit();
  stale = await copyRepository(accepted);
  await stale.write('b.txt', secondKey);
  await accept(stale);
  await stale.write('a.txt', 'clean\n');
});
afterAll(async () => {
  await accepted[Symbol.asyncDispose]();
  await stale[Symbol.asyncDispose]();
});

describe('keyfence baseline', () => {
  test('accepts what is found today, and says that this is not rotating', async () => {
    await using repo = await createCovered();
    await repo.write('a.txt', `one\n${oldKey}\n${oldKey}\n`);
    await repo.write('deep/b.txt', secondKey);
    await repo.commit();
    const said = await accept(repo);
    expect(said).toMatch(/accepted 3 new, 0 known/);
    expect(said).toMatch(/not rotating/);
    const { findings, suppressed, exit } = await scan(repo);
    expect({ exit, findings }).toEqual({ exit: 0, findings: [] });
    expect(suppressed.map(({ by, reason }) => ({ by, reason }))).toEqual(
      Array.from({ length: 3 }, () => ({ by: 'baseline', reason: `accepted in ${FILE}` })),
    );
  });

  test('writes rule, path and fingerprint, and no secret', async () => {
    const text = await readBaseline(accepted);
    expectNoSecret(text);
    expect(text).toMatch(
      /^\{"baseline":1,"salt":"[0-9a-f]{32}"\}\n\{"path":"a.txt","rule":"no-xai-key","fingerprint":"[0-9a-f]{32}"\}\n$/,
    );
    const { suppressed } = await scan(accepted);
    expect(text).toContain(suppressed[0]?.fingerprint);
  });

  test('changes nothing when it is run again, wherever that is', async () => {
    await using repo = await copyRepository(accepted);
    const before = await readBaseline(repo);
    await repo.write('deep/b.txt', 'clean');
    const { stdout } = await repo.keyfence('baseline', '--include-new', { cwd: 'deep' });
    expect(stdout).toMatch(/accepted 0 new, 1 known/);
    expect(await readBaseline(repo)).toBe(before);
  });

  test('has a salt of its own in each repository', async () => {
    await using other = await createCovered();
    await other.write('a.txt', await readFile(accepted.path('a.txt')));
    await accept(other);
    const fingerprints = await Promise.all(
      [accepted, other].map(async (repo) => (await scan(repo)).suppressed[0]?.fingerprint),
    );
    expect(new Set(fingerprints).size).toBe(2);
  });

  test('keeps a secret in a path to itself', async () => {
    await using repo = await createCovered();
    await repo.add(`${oldKey}.txt`, 'one');
    await accept(repo);
    expectNoSecret(await readBaseline(repo));
    expect((await scan(repo)).findings).toEqual([]);
  });

  test('writes nothing where there is nothing to accept', async () => {
    await using repo = await createCovered();
    await repo.write('a.txt', 'clean');
    await accept(repo);
    await expect(readBaseline(repo)).rejects.toThrow('ENOENT');
  });

  test('leaves alone what a comment allows', async () => {
    await using repo = await createCovered();
    await repo.write('a.py', `k = "${oldKey}"  # keyfence-allow: made up\n`);
    expect(await accept(repo)).toMatch(/accepted 0 new/);
  });

  test('accepts files that may not be committed too', async () => {
    await using repo = await createCovered();
    await repo.add('.env', 'A=1\n');
    expect(await accept(repo)).toMatch(/accepted 1 new/);
    expect((await scan(repo)).exit).toBe(0);
  });

  test.each([
    ['a path that is not there', ['b.txt']],
    ['a path outside', ['..']],
    ['--prune and --import', ['--prune', '--import', 'a.json']],
  ])('refuses %s', async (_, args) => {
    expectRefusal(await accepted.keyfence('baseline', ...args));
  });
});

describe('what is accepted stays accepted', () => {
  const changes = {
    'moved.txt': `one\ntwo\nthree\n  ${oldKey} # four\n`,
    'crlf.txt': `one\r\n${oldKey}\r\n`,
    'twice.txt': `${oldKey}\n${oldKey}\n`,
  };

  test('on another line, with CRLF, and twice', async () => {
    await using repo = await createCovered();
    const names = Object.keys(changes);
    for (const name of names) await repo.write(name, `one\n${oldKey}\n`);
    await accept(repo);
    await repo.commit();
    for (const [name, content] of Object.entries(changes)) await repo.write(name, content);
    await repo.git('add', '--all');
    for (const args of [[], ['--staged'], names]) {
      const { exit, findings, suppressed } = await scan(repo, args);
      expect({ exit, findings }).toEqual({ exit: 0, findings: [] });
      expect(suppressed).toHaveLength(names.length + 1);
    }
  });

  test('in standard input of the same name', async () => {
    const args = ['--stdin', '--stdin-filename', 'a.txt'];
    expect((await scan(accepted, args, { stdin: oldKey })).findings).toEqual([]);
    expect((await scan(accepted, args, { stdin: key })).findings).toHaveLength(1);
  });

  test('in the hook, which commits it', async () => {
    await using repo = await createCovered();
    await repo.write('a.txt', oldKey);
    await accept(repo);
    await repo.git('add', '--all');
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['commit', '-m', 'accepted']);
    expect(happened, output).toBe(true);
    expect(output).not.toContain('no-xai-key');
  });
});

describe('what is new is found', () => {
  test.each([
    ['another secret on the accepted line', 'a.txt', `one\n${key}\n`, ['a.txt:2 no-xai-key']],
    ['another secret beside it', 'a.txt', `one\n${oldKey} ${key}\n`, ['a.txt:2 no-xai-key']],
    ['the accepted secret in another file', 'b.txt', oldKey, ['b.txt:1 no-xai-key']],
  ])('%s', async (_, path, content, told) => {
    await using repo = await copyRepository(accepted);
    await repo.add(path, content);
    expect((await scan(repo)).told).toEqual(told);
    await expectCommit(
      repo,
      [],
      told.map((line) => `${line} new`),
    );
  });

  test('the accepted secret in a message', async () => {
    await using repo = await copyRepository(accepted);
    await repo.installHook();
    const args = ['commit', '--allow-empty', '-m', oldKey];
    expect((await attempt(repo, args)).happened).toBe(false);
  });

  test('with the fingerprint that accepting it writes', async () => {
    await using repo = await copyRepository(accepted);
    await repo.write('b.txt', key);
    const [finding] = (await scan(repo)).findings;
    await accept(repo);
    expect(await readBaseline(repo)).toContain(finding?.fingerprint);
  });
});

describe('stale entries', () => {
  test('are reported by a scan of everything, and do not change the exit code', async () => {
    await using repo = await copyRepository(stale);
    const ran = await repo.keyfence();
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(
      /1 stale entry .*keyfence baseline --prune[\s\S]*a\.txt {2}no-xai-key/,
    );
    const { stdout } = await repo.keyfence('--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ stale: [{ path: 'a.txt', rule: 'no-xai-key' }] });
  });

  test('are not reported by a scan of a part', async () => {
    await using repo = await copyRepository(stale);
    await repo.git('add', '--all');
    for (const args of [['--staged'], ['b.txt']]) {
      expect((await repo.keyfence('scan', ...args)).stdout).not.toMatch(/prune/);
    }
  });

  test('stay until they are pruned, and nothing new is accepted then', async () => {
    await using repo = await copyRepository(stale);
    expect(await accept(repo)).toMatch(/1 stale[\s\S]*a\.txt/);
    expect(await readBaseline(repo)).toContain('a.txt');
    await repo.write('c.txt', key);
    expect(await accept(repo, '--prune')).toMatch(/1 stale.*removed/);
    expect(await readBaseline(repo)).not.toContain('a.txt');
    expect((await scan(repo)).told).toEqual(['c.txt:1 no-xai-key']);
    await repo.write('a.txt', oldKey);
    expect((await scan(repo)).told).toEqual(['a.txt:1 no-xai-key', 'c.txt:1 no-xai-key']);
  });
});

describe('merging', () => {
  test('the line for .gitattributes is offered until it is there', async () => {
    await using repo = await createCovered();
    await repo.write('a.txt', oldKey);
    expect(await accept(repo)).toContain(`\n  ${FILE} merge=union\n`);
    await repo.write('.gitattributes', `${FILE} merge=union\n`);
    expect(await accept(repo)).not.toContain('merge=union');
  });

  test('two branches that each began a baseline join theirs', async () => {
    await using repo = await createCovered();
    await repo.write('.gitattributes', `${FILE} merge=union\n`);
    await repo.write('a.txt', oldKey);
    await repo.write('b.txt', secondKey);
    await repo.commit();
    await repo.git('switch', '--quiet', '-c', 'other');
    await accept(repo);
    await repo.write('o.txt', key);
    await accept(repo);
    await repo.commit('other');
    await repo.git('switch', '--quiet', 'main');
    await repo.write('m.txt', key);
    await accept(repo);
    await repo.commit('main');
    await repo.git('merge', '--quiet', '--no-verify', 'other');

    expect((await readBaseline(repo)).match(/"salt"/g)).toHaveLength(2);
    const { findings, suppressed } = await scan(repo);
    expect(findings).toEqual([]);
    expect(suppressed).toHaveLength(4);
    expect((await repo.keyfence()).stdout).not.toMatch(/prune/);
    await accept(repo);
    expect((await readBaseline(repo)).match(/"salt"/g), 'one salt is enough').toHaveLength(1);
    expect((await scan(repo)).findings).toEqual([]);
  });

  test('a stale entry of a merged baseline keeps its salt', async () => {
    await using repo = await copyRepository(accepted);
    const first = await readBaseline(repo);
    await repo.remove(FILE);
    await accept(repo);
    await repo.write(FILE, first + (await readBaseline(repo)));
    await repo.write('a.txt', 'clean');
    await accept(repo);
    expect((await readBaseline(repo)).match(/"salt"/g)).toHaveLength(2);
    await repo.write('a.txt', oldKey);
    expect((await scan(repo)).findings).toEqual([]);
  });
});

describe('a baseline that cannot be used', () => {
  test.each([
    ['a conflict', '<<<<<<< HEAD\n', /line 1 of .*baseline/],
    ['nothing', '', /no line with a salt/],
    ['a secret', `${oldKey}\n`, /line 1/],
  ])('that holds %s is a refusal everywhere', async (_, content, reason) => {
    await using repo = await createCovered();
    await repo.add('a.txt', 'clean');
    await repo.write(FILE, content);
    expectRefusal(await repo.keyfence(), reason);
    expectRefusal(await repo.keyfence('scan', '--staged'), reason);
    expectRefusal(await repo.keyfence('baseline', '--include-new'), reason);
    const hook = await repo.keyfence('hook', 'pre-commit');
    expect(hook).toMatchObject({ exitCode: 2, stdout: '' });
    expect(hook.stderr).toMatch(reason);
    expect(await readBaseline(repo)).toBe(content);
  });

  test('that is broken stops a clean commit too, as --staged does', async () => {
    await using repo = await createCovered();
    await repo.add('clean.txt', 'clean\n');
    await repo.write('message', 'clean\n');
    await repo.write(FILE, 'no entry\n');
    const hooks = [['pre-commit'], ['pre-merge-commit'], ['commit-msg', 'message']];
    expectRefusal(await repo.keyfence('scan', '--staged'), /line 1 of .* is not a baseline entry/);
    for (const words of hooks) {
      const hook = await repo.keyfence('hook', ...words);
      expect(hook).toMatchObject({ exitCode: 2, stdout: '' });
      expect(hook.stderr).toMatch(/line 1 of .* is not a baseline entry/);
    }
  });

  test('that is a directory is a refusal', async () => {
    await using repo = await createCovered();
    await repo.write(`${FILE}/a.txt`, 'clean');
    expectRefusal(await repo.keyfence(), /is not a file/);
  });
});

test('the hook that is given names heeds it', async () => {
  await using repo = await copyRepository(accepted);
  const hook = ['hook', 'pre-commit-files', 'a.txt'] as const;
  expect(await repo.keyfence(...hook)).toMatchObject({ exitCode: 0, stderr: '' });
  await repo.write('a.txt', `${oldKey}\n${secondKey}\n`);
  expect(await repo.keyfence(...hook)).toMatchObject({ exitCode: 1, stderr: '' });
});

describe('the config key', () => {
  test('names another file, from below too', async () => {
    await using repo = await createCovered();
    await repo.write('keyfence.config.json', '{"baseline": "ci/accepted.jsonl"}');
    await repo.write('deep/a.txt', oldKey);
    const { exitCode } = await repo.keyfence('baseline', '--include-new', { cwd: 'deep' });
    expect(exitCode).toBe(0);
    expect(await readBaseline(repo, 'ci/accepted.jsonl')).toContain('deep/a.txt');
    expect((await scan(repo, [], { cwd: 'deep' })).findings).toEqual([]);
  });

  test.each(['../a.jsonl', 'a/../../b.jsonl', '/tmp/a.jsonl'])(
    'does not lead out of the repository: %s',
    async (baseline) => {
      await using repo = await createCovered();
      await repo.write('keyfence.config.json', JSON.stringify({ baseline }));
      expectRefusal(await repo.keyfence('baseline', '--include-new'), /inside of the repository/);
    },
  );
});
