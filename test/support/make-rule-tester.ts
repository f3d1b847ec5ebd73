import { RuleTester, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { languagePlugin, TEXT_LANGUAGE } from '../../src/eslint/text/text-language.ts';
import { readMarks } from './mark-spans.ts';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

const PARSERS: Readonly<Record<string, Linter.Parser | undefined>> = {
  js: undefined,
  jsx: undefined,
  ts: tseslint.parser,
  tsx: tseslint.parser,
};

/** What is no program is in a language of our own. */
const TEXT = {
  plugins: { 'keyfence-text': languagePlugin },
  language: TEXT_LANGUAGE,
} as const;

/** What is to be linted: the file's ending tells the parser. */
export function makeCase(filename: string, marked: string): RuleTester.ValidTestCase {
  const ending = filename.slice(filename.lastIndexOf('.') + 1);
  const isText = !(ending in PARSERS);
  const parser = PARSERS[ending];
  const parserOptions = { ecmaFeatures: { jsx: ending !== 'ts' } };
  return {
    name: `${filename}: ${marked}`,
    filename,
    code: readMarks(marked).code,
    ...(isText ? TEXT : { languageOptions: { parserOptions, ...(parser ? { parser } : {}) } }),
  };
}

/** What is to be found: a report at each mark. */
export function makeErrors(marked: string, suggestions: number): RuleTester.TestCaseError[] {
  const suggested = suggestions === 0 ? {} : { suggestions };
  return readMarks(marked).spans.map((span) => ({ messageId: 'found', ...span, ...suggested }));
}

export const ruleTester: RuleTester = new RuleTester();
