import { describe, expect, test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comment.ts';
import { makeConfig } from '../../src/config.ts';
import { scanText } from '../../src/scan.ts';

const MEGABYTE = 2 ** 20;
// A pattern that is not linear takes a hundred times this; a machine under load does not.
const LIMIT = 15_000;

const pieces: readonly string[] = [
  'xai-',
  'xai-token-',
  `xai-${'a1B2'.repeat(19)}abc`,
  `xai-${'a1B2'.repeat(20)} `,
  'XAI_API_KEY=xai-',
  'key key key key:   xai-',
  'api_key',
  'api_key=',
  'api_key = ',
  'api_key": "',
  'apiKey?',
  'api-key: ',
  'api_key((((((',
  'api_key[[[[[[',
  'api_key\\\\\\\\"',
  'api_key = "aaaaaaaaaaaaaaaaaaaaaaaa',
  '"api_key\\":\\"',
  '<api_key>',
  '<api_key ',
  'api_key\n',
  'api_key: \n  - ',
  'getenv("api_key", ',
  '${api_key:-',
  'api_key ?? api_key || ',
  'a.b.c.api_key.',
  '-'.repeat(60) + 'api-key',
  'apikeys = ["", ',
  'VITE_XAI_API_KEY',
  'VITE_A= xai-',
  `# ${ALLOW_WORD}`,
  `${ALLOW_WORD} a,`,
  'a',
  '\\',
  '"',
  ' ',
  '\n',
  '\u0000',
];

describe.each(['a.ts', '.env'])('a hostile megabyte in %j', (path) => {
  test.each(pieces)('of %j', (piece) => {
    const text = piece.repeat(Math.ceil(MEGABYTE / piece.length));
    const start = performance.now();
    scanText(text, path, makeConfig({}));
    expect(performance.now() - start).toBeLessThan(LIMIT);
  });
});
