import { expect, test } from 'vitest';
import { mayMatch } from '../../src/agents/judge/may-match.ts';

const TEXT = 'XAI_API_KEY=abc\nDB_PASSWORD=hunter2\n';

test.each([
  'XAI',
  'xai_api',
  'x.*',
  '.',
  '',
  'import|XAI_API_KEY',
  '(import)?.*',
  '(import)*',
  String.raw`\x78ai`,
  '(?i)xai',
  'XAIZ?_API',
  'X[A-Z]+',
  String.raw`\w+=\w+`,
  'PASS(WORD|PHRASE)=',
  'imports{0,1}|hunter',
  'impor*|z',
])('%j may match', (pattern) => {
  expect(mayMatch(pattern, TEXT)).toBe(true);
});

test.each([
  'import',
  String.raw`def \w+\(`,
  'import .* from',
  'TODO|FIXME',
  String.raw`class\s+Foo`,
  'foo-bar',
  String.raw`console\.log`,
])('%j cannot', (pattern) => {
  expect(mayMatch(pattern, TEXT)).toBe(false);
});
