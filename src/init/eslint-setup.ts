import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export const PLUGIN = 'keyfence/eslint';

/** https://eslint.org/docs/latest/use/configure/configuration-files */
const FLAT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`);
const OLD = ['.js', '.cjs', '.yaml', '.yml', '.json', ''].map((ending) => `.eslintrc${ending}`);

/** The ESLint configuration of a project. */
export interface EslintSetup {
  readonly file: string;
  readonly text: string;
  readonly isFlat: boolean;
  readonly hasPlugin: boolean;
}

/** @returns `undefined` if there is no configuration at the top */
export function findEslintSetup(root: string): EslintSetup | undefined {
  const file = [...FLAT, ...OLD].find((name) => existsSync(join(root, name)));
  if (file === undefined) return undefined;
  const text = readFileSync(join(root, file), 'utf8');
  return { file, text, isFlat: FLAT.includes(file), hasPlugin: text.includes(PLUGIN) };
}

/** The lines to add to the configuration, with its own module syntax. */
export function formatEslintSnippet({ file, text, isFlat }: EslintSetup, root: string): string {
  if (!isFlat) {
    return `The ESLint plugin needs a flat configuration, and ${file} is none: see https://eslint.org/docs/latest/use/configure/migration-guide.`;
  }
  const isModule = isWrittenAsModule(file, text, root);
  const load = isModule
    ? `import keyfence from '${PLUGIN}';`
    : `const keyfence = require('${PLUGIN}');`;
  const open = isModule ? 'export default ' : 'module.exports = ';
  const [start, end] = text.includes('defineConfig(') ? ['defineConfig([', ']);'] : ['[', '];'];
  return [
    `To see keys as you type, in ${file}:`,
    '',
    `  ${load}`,
    '',
    `  ${open}${start}`,
    '    // what is there now',
    '    ...keyfence.configs.all, // last: it reads what nobody else reads',
    `  ${end}`,
  ].join('\n');
}

function isWrittenAsModule(file: string, text: string, root: string): boolean {
  const ending = extname(file);
  if (ending === '.mjs' || ending === '.mts') return true;
  if (ending === '.cjs') return false;
  if (/^(?:import|export)\s/m.test(text)) return true;
  if (text.includes('module.exports')) return false;
  const manifest = join(root, 'package.json');
  return existsSync(manifest) && /"type"\s*:\s*"module"/.test(readFileSync(manifest, 'utf8'));
}
