import { readdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { isTemporary } from '../../src/init/own-program.ts';
import { findEslintSetup, formatEslintSnippet } from '../../src/init/eslint-setup.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { script } from '../support/hook-line.ts';
import { expectStopped, init, succeed, takeSnapshot } from '../support/init.ts';
import { installPackage } from '../support/install-package.ts';
import { key, oldKey, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal, NO_COVERAGE, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';
import { COVERED } from '../support/template-lines.ts';
import { describeUnless, lackProgram, testUnless } from '../support/unless.ts';

let template: Repository;

beforeAll(async () => {
  template = await createRepository();
  await installPackage(template);
});

afterAll(() => template[Symbol.asyncDispose]());

const setUp = (): Promise<Repository> => copyRepository(template);

/** Runs `init` on a terminal, as Python's standard library makes one, and answers what is asked. */
async function initOnTerminal(
  repo: Repository,
  answers: readonly string[],
  ...args: readonly string[]
): Promise<string> {
  const cli = repo.path('node_modules/keyfence/dist/cli.cjs');
  const script = `import pty, os, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
said = b""
for answer in sys.argv[1].split(","):
    asked = said.count(b"[y/N]") + said.count(b"[Y/n]")
    while said.count(b"[y/N]") + said.count(b"[Y/n]") == asked:
        said += os.read(fd, 1024)
    os.write(fd, answer.encode() + b"\\n")
try:
    while True:
        more = os.read(fd, 1024)
        if not more: break
        said += more
except OSError: pass
sys.stdout.write(said.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
  const command = ['-c', script, answers.join(','), process.execPath, cli, 'init', ...args];
  const ran = await run('python3', command, { cwd: repo.root, env: repo.env });
  expect(ran.exitCode, ran.stderr).toBe(0);
  expectNoSecret(ran.stdout.toString());
  return ran.stdout.toString().replaceAll('\r\n', '\n');
}

/** Python's `pty` stands in for a person's terminal. */
const lackTerminal = process.platform === 'linux' ? lackProgram('python3') : 'tried on Linux alone';

describe('--dry-run', () => {
  test('prints what git can apply, and changes nothing', async () => {
    await using repo = await setUp();
    await repo.write('.husky/pre-commit', `npm test # ${key}\n`);
    await repo.write('.gitignore', 'dist');
    const before = await takeSnapshot(repo.root);
    const { stdout, stderr } = await succeed(repo, ['init', '--dry-run']);
    expect(await takeSnapshot(repo.root)).toEqual(before);
    expect(stdout).toContain('--- a/.husky/pre-commit\n+++ b/.husky/pre-commit\n');
    expect(stdout).toContain('--- /dev/null\n+++ b/.husky/commit-msg\n');
    expect(stdout).toContain('\n+.env.*\n');
    // The line beside the change holds a key.
    expect(stdout).toContain(` npm test # ${redacted(key)}\n`);
    expect(stderr).toContain('.gitignore does not ignore .env');

    await repo.write('.husky/pre-commit', 'npm test\n');
    const patch = await succeed(repo, ['init', '--dry-run']);
    await repo.git('apply', '-', { stdin: patch.stdout });
    const applied = await takeSnapshot(repo.path('.husky'));
    await repo.git('apply', '-R', '-', { stdin: patch.stdout });
    await succeed(repo, ['init', '--yes']);
    for (const [path, content] of Object.entries(await takeSnapshot(repo.path('.husky')))) {
      expect(content.slice(content.indexOf(' '))).toBe(applied[path]?.slice(content.indexOf(' ')));
    }
  });

  test('prints nothing where nothing is to do', async () => {
    await using repo = await setUp();
    await init(repo, ['--yes']);
    expect((await succeed(repo, ['init', '--dry-run'])).stdout).toBe('');
    expect((await succeed(repo, ['init', '--dry-run', '--undo'])).stdout).toContain(
      '+++ /dev/null',
    );
  });
});

describe('the ignore patterns', () => {
  test('are not added if nobody can be asked', async () => {
    await using repo = await setUp();
    expect((await init(repo)).stdout).toContain('run "npx keyfence init --yes"');
    await expect(readFile(repo.path('.gitignore'))).rejects.toThrow('ENOENT');
  });

  test('are appended with --yes, and removed by --undo', async () => {
    await using repo = await setUp();
    const before = '\uFEFFdist\r\n.env\r\n';
    await repo.add('.gitignore', before);
    await repo.add('.env.example', 'XAI_API_KEY=\n');
    await init(repo, ['--yes']);
    const after = await readFile(repo.path('.gitignore'), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    const added = after.slice(before.length).split('\r\n').slice(1, -2);
    expect(['.env', ...added, ''].join('\n')).toBe(COVERED);
    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path('.gitignore'), 'utf8')).toBe(before);
  });

  test('that are there in other words are enough', async () => {
    await using repo = await setUp();
    const enough = '.env*\n!.env.example\nsecrets.*\n!secrets.example.*\n';
    await repo.write('.gitignore', enough);
    await init(repo, ['--yes']);
    expect(await readFile(repo.path('.gitignore'), 'utf8')).toBe(enough);
  });

  test('that hide templates get lines that let these through', async () => {
    await using repo = await setUp();
    await repo.write('.gitignore', '.env*\n**/secrets.*\n');
    expect((await init(repo)).stdout).toContain('ignores templates such as .env.example');
    await init(repo, ['--yes']);
    await repo.write('app/.env.local.example', 'A=\n');
    await repo.git('add', 'app/.env.local.example');
    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path('.gitignore'), 'utf8')).toBe('.env*\n**/secrets.*\n');
  });

  test('that a deeper file undoes are reported', async () => {
    await using repo = await setUp();
    await repo.write('.gitignore', COVERED);
    await repo.add('app/.gitignore', '# ours\n!.env.local\n');
    const { stdout } = await init(repo, ['--yes']);
    expect(stdout).toContain('app/.gitignore:2');
  });

  describeUnless(lackTerminal, 'are asked for on a terminal', () => {
    test.each([
      ['y', true],
      // What is safe.
      ['', true],
      ['n', false],
    ])('the answer is "%s"', async (answer, isAdded) => {
      await using repo = await setUp();
      await initOnTerminal(repo, [answer]);
      const ignored = await repo.git('check-ignore', '--no-index', '-q', '.env', {
        allowFailure: true,
      });
      expect(ignored.exitCode === 0).toBe(isAdded);
    });
  });

  test('are no matter where the configuration turns the rule off, and are those that it names', async () => {
    await using repo = await setUp();
    await repo.write('keyfence.config.json', '{ "rules": { "gitignore-coverage": "off" } }');
    await succeed(repo, ['init', '--yes']);
    await expect(readFile(repo.path('.gitignore'))).rejects.toThrow('ENOENT');
    await repo.write('keyfence.config.json', '{ "gitignore": { "patterns": ["*.pem"] } }');
    const { stdout } = await succeed(repo, ['init', '--yes']);
    expect(stdout).toContain('only a tracked one is shared');
    expect((await readFile(repo.path('.gitignore'), 'utf8')).split('\n').slice(1, -2)).toEqual([
      '*.pem',
    ]);
  });

  test('are not added to a link, which git does not follow', async () => {
    await using repo = await setUp();
    await repo.write('ignored', 'dist\n');
    await repo.link('.gitignore', 'ignored');
    expect((await succeed(repo, ['init', '--yes'])).stdout).toContain('is not a regular file');
    expect(await readFile(repo.path('ignored'), 'utf8')).toBe('dist\n');
  });
});

describe('a baseline for what was committed before', () => {
  const FILE = '.keyfence-baseline.jsonl';
  const ROTATE = 'Accepting is not rotating';

  /** One old key is committed; a new one is staged, another is in no index. */
  async function createOld(): Promise<Repository> {
    const repo = await setUp();
    await repo.write('.gitignore', COVERED);
    await repo.write('old.txt', `${oldKey}\n`);
    await repo.commit();
    await repo.add('staged.txt', `${key}\n`);
    await repo.write('new.txt', `${secondKey}\n`);
    return repo;
  }

  test.each([[[]], [['--yes']]])('is not written where nobody can be asked: %j', async (args) => {
    await using repo = await createOld();
    const { stdout } = await init(repo, args);
    expect(stdout).toMatch(/1 found in what is already committed:\n {2}old\.txt {2}1\n/);
    expect(stdout.indexOf(ROTATE)).toBeLessThan(stdout.indexOf('"npx keyfence baseline" accepts'));
    expect(stdout).not.toMatch(/staged\.txt|new\.txt/);
    await expect(readFile(repo.path(FILE))).rejects.toThrow('ENOENT');
  });

  testUnless(lackTerminal, 'is asked for on a terminal, with --yes too', async () => {
    await using repo = await createOld();
    const said = await initOnTerminal(repo, ['y'], '--yes');
    expect(said.indexOf(ROTATE)).toBeGreaterThan(-1);
    expect(said.indexOf(ROTATE)).toBeLessThan(said.indexOf('[y/N]'));
    expect(await readFile(repo.path('.gitattributes'), 'utf8')).toContain(`${FILE} merge=union`);
    const { findings, suppressed } = await scan(repo);
    expect(suppressed.map(({ path, by }) => `${path} ${by}`)).toEqual(['old.txt baseline']);
    expect(findings.map(({ path }) => path)).toEqual(['new.txt', 'staged.txt']);
    // It is a decision, which stays.
    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path(FILE), 'utf8')).toContain('old.txt');
  });

  testUnless(
    lackTerminal,
    'is not written when the answer is no, nor asked for again',
    async () => {
      await using repo = await createOld();
      await initOnTerminal(repo, ['']);
      await expect(readFile(repo.path(FILE))).rejects.toThrow('ENOENT');
      expect((await succeed(repo, ['init'])).stdout).not.toContain(ROTATE);
    },
  );

  test('is offered with ten files at most', async () => {
    await using repo = await setUp();
    for (let at = 0; at < 12; at++) await repo.write(`old-${String(at)}.txt`, `${oldKey}\n`);
    await repo.commit();
    const { stdout } = await succeed(repo, ['init']);
    expect(stdout.match(/^ {2}old-/gm)).toHaveLength(10);
    expect(stdout).toContain('  and 2 more files\n');
  });

  test('is in --dry-run', async () => {
    await using repo = await createOld();
    const { stdout, stderr } = await succeed(repo, ['init', '--dry-run']);
    expect(stdout).toMatch(
      /\+\+\+ b\/\.keyfence-baseline\.jsonl\n@@.*@@\n\+\{"baseline":1.*\n\+\{"path":"old\.txt"/,
    );
    expect(stderr).toContain(ROTATE);
  });

  test.each<[string, (repo: Repository) => Promise<unknown>]>([
    ['there is one already', (repo) => succeed(repo, ['baseline', '--include-new'])],
    ['a comment allows it', (repo) => rewrite(repo, `k = "${oldKey}" # keyfence-allow: made up`)],
    ['nothing is found', (repo) => rewrite(repo, 'clean')],
  ])('is not offered where %s', async (_, change) => {
    await using repo = await createOld();
    await change(repo);
    expect((await succeed(repo, ['init'])).stdout).not.toContain(ROTATE);
  });

  async function rewrite(repo: Repository, content: string): Promise<void> {
    await repo.git('reset', '-q');
    await repo.add('old.txt', content);
    await repo.git('commit', '-q', '-m', 'rewrite');
  }
});

describe('what everybody gets', () => {
  test('has line feeds wherever it is checked out, and is to be committed', async () => {
    await using repo = await setUp();
    await repo.write('.husky/pre-commit', 'npm test\n');
    const before = '* text=auto\n';
    await repo.write('.gitattributes', before);
    const { stdout } = await init(repo, ['--config', NO_COVERAGE]);
    expect(stdout).toContain('Commit .husky, so that everybody has these hooks.');
    const attributes = await readFile(repo.path('.gitattributes'), 'utf8');
    for (const hook of INSTALLED_HOOKS)
      expect(attributes).toContain(`.husky/${hook} text eol=lf\n`);
    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path('.gitattributes'), 'utf8')).toBe(before);
  });

  test('has what it says about line endings already, if it does', async () => {
    await using repo = await setUp();
    await repo.write('.husky/pre-commit', 'npm test\n');
    await repo.write('.gitattributes', '* text eol=lf\n*.jsonl merge=union\n');
    await init(repo, ['--config', NO_COVERAGE]);
    expect(await readFile(repo.path('.gitattributes'), 'utf8')).not.toContain('keyfence');
  });

  test.each([
    ['is offered to be ignored', '', false, true],
    ['is ignored already', 'node_modules\n', false, false],
    ['is committed on purpose', '', true, false],
  ])('node_modules %s', async (_, ignored, isTracked, isAdded) => {
    await using repo = await setUp();
    await repo.write('.git/info/exclude', '');
    await repo.write('package.json', '{}');
    await repo.write('.gitignore', `.env\n.env.*\nsecrets.*\n${ignored}`);
    if (isTracked) await repo.add('node_modules/a/index.js', '');
    await init(repo, ['--yes']);
    expect((await readFile(repo.path('.gitignore'), 'utf8')).includes('\nnode_modules/\n')).toBe(
      isAdded,
    );
  });
});

describe('the ESLint snippet', () => {
  test.each([
    [
      'eslint.config.js',
      'export default [];\n',
      "import keyfence from 'keyfence/eslint';",
      'export default [',
    ],
    [
      'eslint.config.cjs',
      'module.exports = [];\n',
      "require('keyfence/eslint')",
      'module.exports = [',
    ],
    [
      'eslint.config.js',
      'module.exports = [];\n',
      "require('keyfence/eslint')",
      'module.exports = [',
    ],
    [
      'eslint.config.ts',
      "import { defineConfig } from 'eslint/config';\nexport default defineConfig([]);\n",
      'import keyfence',
      'defineConfig([',
    ],
    ['.eslintrc.json', '{}', 'needs a flat configuration', '.eslintrc.json'],
  ])('for %s', async (file, content, ...lines) => {
    await using repo = await createRepository({ init: false });
    await repo.write(file, content);
    const setup = findEslintSetup(repo.root);
    const snippet = setup ? formatEslintSnippet(setup, repo.root) : '';
    for (const line of lines) expect(snippet).toContain(line);
  });

  test('is printed where the plugin is not loaded, and has what reads any text last', async () => {
    await using repo = await setUp();
    await repo.write('eslint.config.js', 'export default [];\n');
    const { stdout } = await succeed(repo, ['init']);
    expect(stdout).toMatch(/what is there now\n {4}\.\.\.keyfence\.configs\.all, .*\n {2}\];/);
    await repo.write('eslint.config.js', "import keyfence from 'keyfence/eslint';\n");
    expect((await succeed(repo, ['init'])).stdout).not.toContain('To see keys');
  });
});

test('what does not go together is refused', async () => {
  await using repo = await setUp();
  expectRefusal(await repo.keyfence('init', 'src'), /takes no paths/);
  expectRefusal(await repo.keyfence('scan', '--undo'), /--undo does not go with "scan"/);
});

test('outside of a repository it is refused', async () => {
  await using repo = await createRepository({ init: false });
  expectRefusal(await repo.keyfence('init'), /not a git repository/);
});

describe('the merge driver of the baseline', () => {
  test('is set in .gitattributes, so that branches do not conflict', async () => {
    await using repo = await setUp();
    await repo.write('.gitignore', '.env\n.env.*\n**/secrets.*\nnode_modules\n');
    await repo.write('.gitattributes', '*.png binary');
    await repo.write('a.txt', `${oldKey}\n`);
    await repo.write('b.txt', `${secondKey}\n`);
    await init(repo, ['--yes']);
    await repo.commit();
    for (const [branch, path] of [
      ['one', 'a.txt'],
      ['other', 'b.txt'],
    ] as const) {
      await repo.git('checkout', '-q', '-b', branch, branch === 'one' ? 'HEAD' : 'HEAD~1');
      await succeed(repo, ['baseline', path]);
      await repo.commit();
    }
    await repo.git('merge', '-q', '--no-verify', '--no-edit', 'one');
    expect((await scan(repo)).findings).toEqual([]);
    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path('.gitattributes'), 'utf8')).toBe('*.png binary');
  });

  test('stays what somebody has set', async () => {
    await using repo = await setUp();
    const own = '*.jsonl merge=ours\n';
    await repo.write('.gitattributes', own);
    await init(repo, ['--yes']);
    expect(await readFile(repo.path('.gitattributes'), 'utf8')).toBe(own);
  });
});

describe('in a script that an installation runs', () => {
  const PREPARE = { npm_lifecycle_event: 'prepare' };

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['CI', { ...PREPARE, CI: 'true' }, 'keyfence: CI is set, '],
    [
      '--omit=dev',
      { ...PREPARE, npm_config_omit: 'dev' },
      'keyfence: development dependencies are left out',
    ],
    [
      'production',
      { ...PREPARE, NODE_ENV: 'production' },
      'keyfence: development dependencies are left out',
    ],
    ['KEYFENCE=0', { KEYFENCE: '0' }, 'keyfence: KEYFENCE=0 is set, '],
  ])('nothing is set up where nobody commits: %s', async (_, env, note) => {
    await using repo = await setUp();
    const before = await takeSnapshot(repo.root);
    const { stdout, stderr } = await succeed(repo, ['init', '--yes'], { env });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(note);
    expect(await takeSnapshot(repo.root)).toEqual(before);
  });

  test('it goes on without a repository, and without git', async () => {
    await using repo = await createRepository({ init: false });
    const { stderr } = await succeed(repo, ['init'], { env: PREPARE });
    expect(stderr).toMatch(/^keyfence: no hooks were set up: not a git repository[^\n]*\n$/);
    const without = await succeed(repo, ['init'], { env: { ...PREPARE, PATH: repo.directory } });
    expect(without.stderr).toMatch(/^keyfence: no hooks were set up: .*\n$/);
  });

  test('everywhere else it does what it is asked to', async () => {
    await using repo = await setUp();
    await succeed(repo, ['init', '--config', NO_COVERAGE], {
      env: { CI: 'true', NODE_ENV: 'production' },
    });
    expect(await readFile(repo.path('.git/hooks/pre-commit'), 'utf8')).toContain('keyfence');
  });
});

test('KEYFENCE=0 turns no hook off', async () => {
  await using repo = await setUp();
  await succeed(repo, ['init', '--config', NO_COVERAGE]);
  await expectStopped(repo, { env: { KEYFENCE: '0' } });
});

describe('the command that the hooks call', () => {
  const HOOK = '.git/hooks/commit-msg';
  const OPTIONS = ['--config', NO_COVERAGE];

  async function expectProved(repo: Repository): Promise<void> {
    await expectStopped(repo);
    const { stdout } = await succeed(repo, ['doctor', ...OPTIONS]);
    expect(stdout.match(/stopped a planted key/g)).toHaveLength(INSTALLED_HOOKS.length);
  }

  test('is the one that runs, where there are no packages', async () => {
    await using repo = await createRepository();
    await init(repo, OPTIONS);
    expect(await readFile(repo.path(HOOK), 'utf8')).toContain(`keyfence='${script}'`);
    await expectProved(repo);
    expect(await readdir(repo.root)).toEqual(['.git', '.gitattributes']);
  });

  test('is a copy in the git directory with --vendor, which is renewed and goes with --undo', async () => {
    await using repo = await createRepository();
    const { stdout } = await init(repo, ['--vendor', ...OPTIONS]);
    expect(stdout).toMatch(/^\.git\/keyfence\/ +added$/m);
    expect(await readFile(repo.path(HOOK), 'utf8')).toContain("keyfence='.git/keyfence/hook.sh'");
    await expectProved(repo);
    await repo.write('.git/keyfence/cli.cjs', 'process.exitCode = 0; // older\n');
    await repo.write('.git/keyfence/cli/gone.cjs', '');
    expect((await repo.keyfence('doctor', ...OPTIONS)).stdout).toContain('so it was not run');
    expect((await succeed(repo, ['init', '--vendor', ...OPTIONS])).stdout).toMatch(
      /^\.git\/keyfence\/ +changed$/m,
    );
    await expectProved(repo);
    await repo.commit();
    await repo.git('worktree', 'add', '-q', '../linked');
    await expectStopped(repo.at(repo.path('../linked')));
    await succeed(repo, ['init', '--undo']);
    expect(await readdir(repo.path('.git'))).not.toContain('keyfence');
  });

  test('is a copy where the hooks are shared, since a path of this machine would be of no use', async () => {
    await using repo = await createRepository();
    await repo.git('config', 'core.hooksPath', 'githooks');
    await init(repo, OPTIONS);
    expect(await readFile(repo.path('githooks/commit-msg'), 'utf8')).toContain(
      "keyfence='.git/keyfence/hook.sh'",
    );
    await expectProved(repo);
  });

  test.each([
    ['/home/a/.npm/_npx/0123/node_modules/keyfence/dist', true],
    ['/home/a/.cache/pnpm/dlx/0123/node_modules/keyfence/dist', true],
    ['/tmp/bunx-0-keyfence@latest/node_modules/keyfence/dist', true],
    ['/usr/lib/node_modules/keyfence/dist', false],
  ])('is gone one day in %s: %s', (directory, expected) => {
    expect(isTemporary(directory)).toBe(expected);
  });

  describe("with Yarn's Plug'n'Play", () => {
    const UNPLUGGED = 'app/.yarn/unplugged/keyfence-virtual-0123/node_modules/keyfence';

    async function setUpYarn(): Promise<Repository> {
      const repo = await createRepository();
      await repo.write('app/package.json', '{ "packageManager": "yarn@4.0.0" }');
      await repo.write('app/.pnp.cjs', '["keyfence", []]');
      return repo;
    }

    test('is the one that Yarn unpacked, whatever it is called', async () => {
      await using repo = await setUpYarn();
      await repo.link(`${UNPLUGGED}/dist`, dirname(script));
      await init(repo, OPTIONS, { cwd: 'app' });
      const line = await readFile(repo.path(HOOK), 'utf8');
      expect(line).toContain('run "yarn install"');
      await repo.write('.git/info/exclude', '.yarn\n');
      await expectProved(repo);
      await rename(
        repo.path(dirname(dirname(UNPLUGGED))),
        repo.path('app/.yarn/unplugged/keyfence-npm-1.0.0-45'),
      );
      await expectProved(repo);
      // Any of several may be the one that runs.
      await repo.write('app/.yarn/unplugged/keyfence-z/node_modules/keyfence/dist/hook.sh', ':\n');
      expect((await repo.keyfence('doctor', ...OPTIONS)).stdout).toContain('so it was not run');
    });

    test('is refused in an archive, and blocks where it is missing', async () => {
      await using repo = await setUpYarn();
      expectRefusal(
        await repo.keyfence('init', { cwd: 'app' }),
        /"unplugged": true.*run "yarn install"/,
      );
      await repo.link(`${UNPLUGGED}/dist`, dirname(script));
      await succeed(repo, ['init', ...OPTIONS], { cwd: 'app' });
      await repo.remove('app/.yarn');
      const { exitCode, stderr } = await repo.git('commit', '--allow-empty', '-m', 'a', {
        allowFailure: true,
      });
      expect(exitCode).not.toBe(0);
      expect(stderr).toBe(
        'keyfence: not installed here, so the commit was blocked; run "yarn install"\n',
      );
    });
  });
});
