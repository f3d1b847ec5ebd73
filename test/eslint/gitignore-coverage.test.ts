import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { keyfence } from '../support/bundled-plugin.ts';
import { COVERED, ENV_TEMPLATES } from '../support/template-lines.ts';
import { createProject, VERSIONS, type Project } from '../support/lint-project.ts';

const config = keyfence.configs.gitignore;
const RULE = 'keyfence/gitignore-coverage';

async function fix(project: Project, version: (typeof VERSIONS)[string]): Promise<string> {
  await project.lint(version, config, { fix: true });
  return readFile(join(project.root, '.gitignore'), 'utf8');
}

describe.each(Object.entries(VERSIONS))('%s', (_, version) => {
  test.each([
    ['nothing', '', COVERED],
    ['one pattern', '.env\n', COVERED],
    ['no line break at the end', 'dist', `dist\n${COVERED}`],
    ['line breaks of Windows', 'dist\r\n.env\r\n', `dist\n${COVERED}`.replaceAll('\n', '\r\n')],
    ['a byte order mark', '\uFEFF.env\n', `\uFEFF${COVERED}`],
    [
      'a line that undoes',
      `${COVERED}!.env.local\n`,
      `${COVERED}!.env.local\n.env.*\n${ENV_TEMPLATES}`,
    ],
    ['templates that may stay', `${COVERED}!.env.example\n`, undefined],
    ['every pattern', `# secrets\n${COVERED}`, undefined],
  ])('mends %s, and only once', async (_name, before, after) => {
    await using project = await createProject({ '.gitignore': before });
    expect((await project.lint(version, config)).length > 0).toBe(after !== undefined);
    expect(await fix(project, version)).toBe(after ?? before);
    expect(await project.lint(version, config)).toEqual([]);
    expect(await fix(project, version)).toBe(after ?? before);
  });

  test('keeps a template that is there', async () => {
    await using project = await createProject({ '.gitignore': '', '.env.example': 'A=\n' });
    expect(await fix(project, version)).toBe(COVERED);
  });

  test('names the line that undoes a pattern, in the file that it is in', async () => {
    await using project = await createProject({
      '.gitignore': COVERED,
      'a/.gitignore': '# a\n!.env\n',
      'b/.gitignore': 'b\n',
    });
    expect(await project.lint(version, config)).toEqual([`a/.gitignore:2 ${RULE}`]);
    await fix(project, version);
    expect(await readFile(join(project.root, 'a/.gitignore'), 'utf8')).toBe('# a\n!.env\n.env\n');
  });

  test.skipIf(process.platform === 'win32')('takes no link for an ignore file', async () => {
    await using project = await createProject({
      'shared/ignored': COVERED,
      'eslint.config.js': '',
    });
    await symlink('shared/ignored', join(project.root, '.gitignore'));
    expect(await project.lint(version, config)).toEqual([`eslint.config.js:1 ${RULE}`]);
    await rm(join(project.root, '.gitignore'));
    await project.write('.gitignore', COVERED);
    expect(await project.lint(version, config)).toEqual([]);
    // Neither do its lines undo anything.
    await project.write('shared/ignored', '!.env\n');
    await symlink('ignored', join(project.root, 'shared/.gitignore'));
    expect(await project.lint(version, config)).toEqual([]);
  });

  test('reads what some versions of git read otherwise', async () => {
    const open = `${COVERED}!conf/**/.env\nconf**/.env\n`;
    await using project = await createProject({ '.gitignore': open });
    const line = COVERED.split('\n').length;
    expect(await project.lint(version, config)).toEqual([`.gitignore:${String(line)} ${RULE}`]);
    expect(await fix(project, version)).toBe(`${open}.env\n`);
    await project.write('.gitignore', `${COVERED}/a**/b/\n`);
    // Older versions alone exclude the directory of this one.
    await project.write('a/x/b/.gitignore', '!secrets.ts\n');
    expect(await project.lint(version, config)).toEqual([`a/x/b/.gitignore:1 ${RULE}`]);
  });

  test('adds nothing to more than can be understood', async () => {
    const large = `${'# a line that says nothing\n'.repeat(50_000)}.env\n`;
    await using project = await createProject({ '.gitignore': large });
    expect(await project.lint(version, config)).toHaveLength(2);
    expect(await fix(project, version)).toBe(large);
  });

  test('does not write to what it could not read', async () => {
    const wide = Buffer.from('\uFEFF.env\n', 'utf16le');
    await using project = await createProject({ '.gitignore': wide });
    expect(await project.lint(version, config)).toHaveLength(3);
    await fix(project, version);
    expect(await readFile(join(project.root, '.gitignore'))).toEqual(wide);
  });

  test.each(['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'])(
    'tells in eslint.config.%s that there is no .gitignore',
    async (ending) => {
      const name = `eslint.config.${ending}`;
      await using project = await createProject({
        [name]: 'void 0 as never;'.slice(0, /^ts|ts$/.test(ending) ? 99 : 6),
      });
      expect(await project.lint(version, config)).toEqual([`${name}:1 ${RULE}`]);
      await project.write('.gitignore', COVERED);
      expect(await project.lint(version, config)).toEqual([]);
    },
  );

  test('asks for what is configured', async () => {
    await using project = await createProject({
      '.gitignore': COVERED,
      'keyfence.config.json': '{"gitignore": {"patterns": ["*.pem"]}}',
    });
    expect(await project.lint(version, config)).toEqual([`.gitignore:1 ${RULE}`]);
    const own: Linter.Config = { rules: { [RULE]: ['error', { patterns: ['.env'] }] } };
    expect(await project.lint(version, [...config, own])).toEqual([]);
  });
});
