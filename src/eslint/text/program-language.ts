import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ESLint } from 'eslint';
import { canParse } from './can-parse.ts';
import { textLanguage, type Language, type Parsed } from './text-language.ts';
import { ROOT } from './text-tree.ts';

let language: Language | undefined;

/**
 * ESLint's own language, except that a file is read as text if the configured parser is not meant for such
 * files.
 */
function makeLanguage(): Language {
  const programs = loadOwnLanguage();
  return {
    ...programs,
    parse: (file, context) =>
      (canParse(programs, file, context.languageOptions) ? programs : textLanguage).parse(
        file,
        context,
      ),
    createSourceCode: (file, parsed, context) =>
      (isText(parsed) ? textLanguage : programs).createSourceCode(file, parsed, context),
  };
}

/** https://github.com/eslint/eslint/blob/main/lib/languages/js/index.js, which ESLint does not export. */
function loadOwnLanguage(): Language {
  const require = createRequire(import.meta.url);
  const directory = dirname(require.resolve('eslint/package.json'));
  return require(join(directory, 'lib/languages/js/index.js')) as Language;
}

function isText({ ast }: Parsed): boolean {
  return ast.type === ROOT;
}

/** The plugin with the language, named like ESLint's own, because rules may check the name. */
export const programPlugin: ESLint.Plugin = {
  meta: { name: 'keyfence-programs', namespace: 'js' },
  languages: {
    get js() {
      language ??= makeLanguage();
      return language as never;
    },
  },
};

/** The name of the language, where the plugin is called `keyfence-programs`. */
export const PROGRAM_LANGUAGE = 'keyfence-programs/js';
