import type { Setup } from './setup.ts';

/** Plugins for JavaScript, TypeScript and what is built of them, with ranges. */
const PLUGINS: Readonly<Record<string, string>> = {
  '@eslint-community/eslint-plugin-eslint-comments': '^4.8.1',
  '@eslint-react/eslint-plugin': '^2.13.0',
  '@graphql-eslint/eslint-plugin': '^4.4.1',
  '@html-eslint/eslint-plugin': '^0.66.1',
  '@intlify/eslint-plugin-vue-i18n': '^4.5.1',
  '@stylistic/eslint-plugin': '^6.0.1',
  '@typescript-eslint/eslint-plugin': '^8.73.0',
  'eslint-plugin-astro': '^1.7.0',
  'eslint-plugin-ava': '^16.0.1',
  'eslint-plugin-boundaries': '^7.2.0',
  'eslint-plugin-check-file': '^3.3.2',
  'eslint-plugin-compat': '^7.0.1',
  'eslint-plugin-cypress': '^7.0.2',
  'eslint-plugin-de-morgan': '^2.2.0',
  'eslint-plugin-depend': '^1.5.0',
  'eslint-plugin-erasable-syntax-only': '^0.7.1',
  'eslint-plugin-es-x': '^9.7.0',
  'eslint-plugin-functional': '^10.0.1',
  'eslint-plugin-i18next': '^6.1.5',
  'eslint-plugin-import-x': '^4.18.1',
  'eslint-plugin-jest': '^29.17.0',
  'eslint-plugin-json-schema-validator': '^6.3.1',
  'eslint-plugin-jsx-a11y': '^6.10.2',
  'eslint-plugin-license-header': '^0.9.0',
  'eslint-plugin-lit': '^2.3.1',
  'eslint-plugin-mdx': '^3.8.3',
  'eslint-plugin-mocha': '^11.3.0',
  'eslint-plugin-n': '^18.5.0',
  'eslint-plugin-no-barrel-files': '^2.2.0',
  'eslint-plugin-no-only-tests': '^3.4.0',
  'eslint-plugin-no-relative-import-paths': '^1.7.3',
  'eslint-plugin-no-secrets': '^2.3.3',
  'eslint-plugin-no-unsanitized': '^4.1.5',
  'eslint-plugin-package-json': '^0.91.2',
  'eslint-plugin-perfectionist': '^5.14.0',
  'eslint-plugin-playwright': '^2.12.2',
  'eslint-plugin-prettier': '^5.5.7',
  'eslint-plugin-promise': '^7.3.0',
  'eslint-plugin-react': '^7.37.5',
  'eslint-plugin-react-hooks': '^7.1.1',
  'eslint-plugin-react-refresh': '^0.5.8',
  'eslint-plugin-regexp': '^3.3.3',
  'eslint-plugin-security': '^4.1.0',
  'eslint-plugin-simple-import-sort': '^14.0.0',
  'eslint-plugin-solid': '^0.14.5',
  'eslint-plugin-sonarjs': '^4.2.2',
  'eslint-plugin-sort-destructure-keys': '^3.0.0',
  'eslint-plugin-storybook': '^10.6.7',
  'eslint-plugin-svelte': '^3.24.1',
  'eslint-plugin-testing-library': '^7.16.2',
  'eslint-plugin-total-functions': '^7.1.0',
  'eslint-plugin-unicorn': '^80.0.0',
  'eslint-plugin-unused-imports': '^4.4.1',
  'eslint-plugin-vue': '^10.12.1',
  'eslint-plugin-wc': '^3.1.0',
  'eslint-plugin-zod': '^4.12.0',
};

/** Every rule of ESLint and of all these plugins, without options, on every file that is linted. */
export const EVERY_RULE: Setup = {
  name: 'every rule of 50 plugins',
  packages: {
    ...PLUGINS,
    '@html-eslint/parser': '^0.66.1',
    'astro-eslint-parser': '^1.4.0',
    graphql: '^16.15.0',
    prettier: '^3.10.1',
    svelte: '^5.57.3',
    typescript: '~5.9.3',
    'typescript-eslint': '^8.73.0',
  },
  packagesFor9: { '@stylistic/eslint-plugin': '^5.0.0', 'eslint-plugin-unicorn': '^63.0.0' },
  config: `
import { ESLint } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
const plugins = {};
const rules = Object.fromEntries([...builtinRules.keys()].map((name) => [name, 'error']));
const typed = {};
for (const name of ${JSON.stringify(Object.keys(PLUGINS))}) {
  let module;
  try {
    module = await import(name);
  } catch {
    // It is for another version of ESLint or of Node; how many are left is checked below.
    continue;
  }
  const plugin = module.default?.rules ? module.default : (module.default?.default ?? module);
  if (!plugin.rules) continue;
  const prefix = name.replace(/\\/?eslint-plugin-?/, (found) => (found.startsWith('/') ? '/x-' : '')).replace(/-$/, '');
  plugins[prefix] = plugin;
  for (const [id, rule] of Object.entries(plugin.rules)) {
    const { languages, docs } = rule.meta ?? {};
    if (languages && !languages.some((one) => one === '*' || one.startsWith('js/'))) continue;
    rules[prefix + '/' + id] = 'error';
    if (docs?.requiresTypeChecking) typed[prefix + '/' + id] = 'off';
  }
}
const SCRIPTS = ['**/*.{js,mjs,cjs}'];
const makeConfig = () => [{ plugins, rules }, { files: SCRIPTS, rules: typed }];
// Some rules need options, or crash on a program that their parser has not read.
for (;;) {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: makeConfig() });
  try {
    await eslint.lintFiles(SCRIPTS);
    break;
  } catch (error) {
    const text = error.message + error.stack;
    const named = Array.from(text.matchAll(/Key "([^"]+)"|[Rr]ule:? ["']([^"']+)["']/g), ([, key, rule]) => key ?? rule);
    const id = named.find((name) => Object.hasOwn(rules, name));
    if (id === undefined) throw error;
    delete rules[id];
    delete typed[id];
  }
}
if (Object.keys(plugins).length < 50) throw new Error('only ' + Object.keys(plugins).length + ' plugins');
if (process.env.COUNT_RULES) console.error(Object.keys(plugins).length, Object.keys(rules).length);
export default makeConfig();`,
};
