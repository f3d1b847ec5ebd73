import css from '@eslint/css';
import json from '@eslint/json';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { locateOffset } from '../../src/eslint/locate-offset.ts';

type SourceCode = Parameters<typeof locateOffset>[0];

test.each([
  ['a.json', { plugins: { json }, language: 'json/json' }, '\n {\r\n  "a": [1,\n2]\n}\n'],
  ['a.css', { plugins: { css }, language: 'css/css' }, '\n/* a */\r\na {\n  color: red }\n'],
  ['a.js', {}, '\n// a\r\nf(\n  1);\n'],
])('locates as ESLint does where the language cannot, %s', (path, config, text) => {
  const linter = new Linter();
  expect(linter.verify(text, [{ files: ['**'], ...config }] as Linter.Config[], path)).toEqual([]);
  const sourceCode = linter.getSourceCode() as unknown as SourceCode;
  const older = Object.create(sourceCode, { getLocFromIndex: { value: undefined } }) as SourceCode;
  for (let offset = 0; offset <= text.length; offset++) {
    if (text.slice(offset - 1, offset + 1) === '\r\n') continue;
    expect(locateOffset(older, offset)).toEqual(sourceCode.getLocFromIndex(offset));
  }
});
