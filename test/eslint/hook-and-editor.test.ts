import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { NEXT_CALLS } from '../support/next-calls.ts';

const linter = new Linter({ configType: 'flat' });

/** What the editor shows in a TypeScript file. */
function lint(text: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { keyfence: plugin },
    rules: { 'keyfence/no-hardcoded-api-key': 'error' },
  };
  return linter.verify(text, config, { filename: 'a.ts' }).map(({ message }) => message);
}

test.each(NEXT_CALLS['a.ts'] ?? [])('the editor shows nothing that the hook passes: %s', (text) => {
  expect(lint(text)).toEqual([]);
});
