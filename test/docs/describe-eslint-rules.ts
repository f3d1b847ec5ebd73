import { copyFile, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { runHere, type Ran } from '../support/run-here.ts';

const README = 'README.md';
const GENERATOR = resolve('node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js');

/** The generator's configuration: the pages are formatted as everything here is. */
const CONFIG = `
import { format, resolveConfig } from ${JSON.stringify(import.meta.resolve('prettier'))};
export default {
  pathRuleList: [${JSON.stringify(README)}],
  ignoreConfig: ['all'],
  configEmoji: [['text', '📄'], ['gitignore', '🙈']],
  postprocess: async (content) =>
    format(content, { ...(await resolveConfig(${JSON.stringify(resolve(README))})), parser: 'markdown' }),
};
`;

/**
 * Runs eslint-doc-generator over docs/ and the README. It looks for a package whose main entry is the plugin, and gets one.
 * @param args `--check` to write nothing
 */
export async function describeEslintRules(args: readonly string[]): Promise<Ran> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'keyfence-docs-'));
  try {
    for (const name of ['dist', 'docs']) await symlink(resolve(name), join(directory, name));
    // It passes over links to files.
    const readme = join(directory, README);
    await copyFile(README, readme);
    const { name, version } = manifest;
    const plugin = { name, version, type: 'module', main: './dist/eslint.js' };
    await writeFile(join(directory, 'package.json'), JSON.stringify(plugin));
    await writeFile(join(directory, '.eslint-doc-generatorrc.js'), CONFIG);
    const env = process.env as Record<string, string>;
    const ran = await runHere(process.execPath, [GENERATOR, ...args], { cwd: directory, env });
    if (!args.includes('--check')) await copyFile(readme, README);
    return ran;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
