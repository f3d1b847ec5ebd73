import { describe, expect, test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comment.ts';
import { makeConfig } from '../../src/config.ts';
import { scanText } from '../../src/scan.ts';

const MEGABYTE = 2 ** 20;
// Milliseconds of CPU time, which other work on the machine does not lengthen. A pattern that is not linear takes minutes.
const LIMIT = 3000;

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
    const start = process.cpuUsage();
    scanText(text, path, makeConfig({}));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(LIMIT);
  });
});
