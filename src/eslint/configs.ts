import { basename } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import gitignoreCoverage from '../../rules/gitignore-coverage.ts';
import { isReadable } from './is-lintable.ts';
import { noteLinted } from './linted-directories.ts';
import { PATTERNS_RULE, TEXT_RULES } from './rule-names.ts';
import { noteConfigured } from './text/hidden-markdown.ts';
import { isInnerPath, isProbePath, isTwinPath, toRealPath } from './text/inner-path.ts';
import { isMarkdown, JAVASCRIPT, YIELDING } from './text/kinds.ts';
import { othersOff } from './text/own-rules.ts';
import { languagePlugin, TEXT_LANGUAGE } from './text/text-language.ts';
import { probeProcessor, textProcessor, wholeProcessor } from './text/text-processor.ts';
import { yieldProcessor } from './text/yield-processor.ts';

/** What `extends` and `defineConfig` accept. */
export type ConfigName = 'recommended' | 'text' | 'gitignore' | 'all';

const SECRETS = makeErrors([...TEXT_RULES, PATTERNS_RULE]);
const GITIGNORE: Linter.RulesRecord = { [`keyfence/${gitignoreCoverage.id}`]: 'warn' };

/** ESLint accepts functions as patterns, but its types do not. */
const except = (test: (path: string) => boolean): string => test as unknown as string;
const NOTED = except((path) => noteLinted(toRealPath(path)));
const CONFIGURED = except((path) => {
  noteConfigured(path);
  return false;
});
const UNREADABLE = except((path) => !isReadable(path));
const NOT_A_FILE = except((path) => isProbePath(path) || isInnerPath(path) || isTwinPath(path));
const NO_PROBE = except((path) => !isProbePath(path) || isMarkdown(path));
const NO_INNER = except((path) => !isInnerPath(path));
const NO_IGNORE_FILE = except((path) => basename(toRealPath(path)) !== '.gitignore');
const NO_ESLINT_CONFIG = except(
  (path) => !/^eslint\.config\.[cm]?[jt]s$/.test(basename(toRealPath(path))),
);
/** Matches every file that another pattern has matched. */
const ANY = ['**/*'];
/** Matches every file. A pattern that ends in a star alone would match none that nobody else has named. */
const ALL = ['**/?*'];

/** The configuration for texts that are linted by keyfence's processor; only rules of keyfence are on. */
const INSIDE: readonly Linter.Config[] = [
  {
    name: 'keyfence/probe',
    files: ANY,
    ignores: [NO_PROBE],
    plugins: { 'keyfence-text': languagePlugin },
    language: TEXT_LANGUAGE,
    processor: probeProcessor,
    rules: othersOff,
  },
  {
    name: 'keyfence/inside',
    files: ALL,
    ignores: [NO_INNER],
    plugins: { 'keyfence-text': languagePlugin },
    language: TEXT_LANGUAGE,
    processor: wholeProcessor,
    rules: othersOff,
  },
];

/** @param plugin that the configurations refer to */
export function makeConfigs(plugin: ESLint.Plugin): Record<ConfigName, Linter.Config[]> {
  const plugins = { keyfence: plugin };
  const recommended: Linter.Config[] = [
    { name: 'keyfence/recommended', ignores: [NOTED], plugins, rules: SECRETS },
  ];
  const text: Linter.Config[] = [
    {
      name: 'keyfence/text',
      files: ALL,
      ignores: [NOTED, CONFIGURED, ...JAVASCRIPT, ...YIELDING, NOT_A_FILE, UNREADABLE],
      processor: textProcessor,
    },
    yieldProcessor({
      name: 'keyfence/text-of-programs',
      files: YIELDING,
      ignores: [NOTED, NOT_A_FILE, UNREADABLE],
      processor: textProcessor,
    }),
    { name: 'keyfence/text-rules', files: ANY, ignores: JAVASCRIPT, plugins, rules: SECRETS },
    ...INSIDE,
  ];
  const gitignore: Linter.Config[] = [
    {
      name: 'keyfence/gitignore',
      files: ['**/.gitignore'],
      ignores: [NOT_A_FILE],
      processor: textProcessor,
    },
    {
      name: 'keyfence/gitignore-rules',
      files: ANY,
      ignores: [NOTED, NO_IGNORE_FILE],
      plugins,
      rules: GITIGNORE,
    },
    ...INSIDE,
    // If there is no such file, this one bears the report.
    yieldProcessor({
      name: 'keyfence/no-gitignore-typescript',
      files: ['**/eslint.config.{ts,mts,cts}'],
      ignores: [NOT_A_FILE],
      processor: textProcessor,
    }),
    {
      name: 'keyfence/no-gitignore',
      files: ANY,
      ignores: [NOTED, NO_ESLINT_CONFIG],
      plugins,
      rules: GITIGNORE,
    },
  ];
  return { recommended, text, gitignore, all: [...recommended, ...gitignore, ...text] };
}

function makeErrors(rules: readonly { readonly id: string }[]): Linter.RulesRecord {
  return Object.fromEntries(rules.map(({ id }) => [`keyfence/${id}`, 'error']));
}
