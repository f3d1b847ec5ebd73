import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { runHere, type Ran } from '../support/run-here.ts';

const PAGE = 'docs/eslint.md';
const GENERATOR = resolve('node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js');

/** The generator's configuration: the pages are formatted as everything here is. */
const CONFIG = `
import { format, resolveConfig } from ${JSON.stringify(import.meta.resolve('prettier'))};
export default {
  pathRuleList: [${JSON.stringify(PAGE)}],
  ignoreConfig: ['all'],
  configEmoji: [['text', '📄'], ['gitignore', '🙈']],
  postprocess: async (content) =>
    format(content, { ...(await resolveConfig(${JSON.stringify(resolve(PAGE))})), parser: 'markdown' }),
};
`;

/**
 * Runs eslint-doc-generator over the pages of the rules and the list of them. It looks for a package whose main entry is the plugin, and gets one.
 * @param args `--check` to write nothing
 */
export async function describeEslintRules(args: readonly string[]): Promise<Ran> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'keyfence-docs-'));
  try {
    for (const name of ['dist', 'docs']) await symlink(resolve(name), join(directory, name));
    const { name, version } = manifest;
    const plugin = { name, version, type: 'module', main: './dist/eslint.js' };
    await writeFile(join(directory, 'package.json'), JSON.stringify(plugin));
    await writeFile(join(directory, '.eslint-doc-generatorrc.js'), CONFIG);
    const env = process.env as Record<string, string>;
    return await runHere(process.execPath, [GENERATOR, ...args], { cwd: directory, env });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
