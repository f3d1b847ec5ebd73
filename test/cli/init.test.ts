import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { init, succeed, takeSnapshot } from '../support/init.ts';
import { installPackage } from '../support/install-package.ts';
import { key, redacted } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';

async function setUp(): Promise<Repository> {
  const repo = await createRepository();
  await installPackage(repo);
  return repo;
}

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
    expect(stderr).toContain('.gitignore does not keep out .env');

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
  test('are not added where nobody can be asked', async () => {
    await using repo = await setUp();
    expect((await init(repo)).stdout).toContain('run "keyfence init --yes"');
    await expect(readFile(repo.path('.gitignore'))).rejects.toThrow('ENOENT');
  });

  test('are added with --yes, behind what is there, and taken out by --undo', async () => {
    await using repo = await setUp();
    const before = '\uFEFFdist\r\n.env\r\n';
    await repo.add('.gitignore', before);
    await repo.add('.env.example', 'XAI_API_KEY=\n');
    await init(repo, ['--yes']);
    const after = await readFile(repo.path('.gitignore'), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length).split('\r\n').slice(1, -2)).toEqual([
      '.env.*',
      '!.env.example',
      '**/secrets.*',
    ]);
    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path('.gitignore'), 'utf8')).toBe(before);
  });

  test('that are there in other words are enough', async () => {
    await using repo = await setUp();
    await repo.write('.gitignore', '.env*\nsecrets.*\n');
    await init(repo, ['--yes']);
    expect(await readFile(repo.path('.gitignore'), 'utf8')).toBe('.env*\nsecrets.*\n');
  });

  test('that a deeper file undoes are told', async () => {
    await using repo = await setUp();
    await repo.write('.gitignore', '.env\n.env.*\nsecrets.*\n');
    await repo.write('app/.gitignore', '# ours\n!.env.local\n');
    const { stdout } = await init(repo, ['--yes']);
    expect(stdout).toContain('app/.gitignore:2');
  });

  const isThere = process.platform === 'linux';
  test.skipIf(!isThere).each([
    ['y', true],
    ['', false],
    ['n', false],
  ])('are asked for on a terminal; the answer is "%s"', async (answer, isAdded) => {
    await using repo = await setUp();
    const cli = repo.path('node_modules/keyfence/dist/cli.cjs');
    // A terminal, as Python's standard library makes one.
    const script = `import pty, os, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
while b"[y/N]" not in seen:
    seen += os.read(fd, 1024)
os.write(fd, b"${answer}\\n")
try:
    while os.read(fd, 1024): pass
except OSError: pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
    const args = ['-c', script, process.execPath, cli, 'init'];
    const ran = await run('python3', args, { cwd: repo.root, env: repo.env });
    expect(ran.exitCode, ran.stderr).toBe(0);
    const ignored = await repo.git('check-ignore', '--no-index', '-q', '.env', {
      allowFailure: true,
    });
    expect(ignored.exitCode === 0).toBe(isAdded);
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
    await using repo = await setUp();
    await repo.write(file, content);
    const { stdout } = await succeed(repo, ['init']);
    for (const line of lines) expect(stdout).toContain(line);
  });

  test.each([
    ['eslint.config.js', "import keyfence from 'keyfence/eslint';\n"],
    ['README.md', 'no ESLint here\n'],
  ])('is not printed for %s', async (file, content) => {
    await using repo = await setUp();
    await repo.write(file, content);
    expect((await succeed(repo, ['init'])).stdout).not.toContain('ESLint');
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
