import { deflateSync } from 'node:zlib';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { key } from '../support/keys.ts';

const linter = new Linter({ configType: 'flat' });
const config: Linter.Config = {
  files: ['**/*.js'],
  plugins: { keyfence: plugin },
  rules: { 'keyfence/no-xai-key': 'error', 'keyfence/no-hardcoded-api-key': 'error' },
};

/** Base64 of more than is decoded. */
const bomb = deflateSync(Buffer.alloc(40 * 2 ** 20)).toString('base64');

test('what cannot be decoded is reported once, and hides nothing next to it', () => {
  const text = `a("${key}");\nb("${bomb}");\n`;
  const messages = linter.verify(text, config, { filename: 'a.js' });
  expect(messages.map(({ ruleId, line, message }) => [ruleId, line, message])).toEqual([
    [
      'keyfence/no-xai-key',
      1,
      'This file contains compressed data that unpacks to more than can be scanned, so it was not scanned completely; add it to "ignore" in the configuration to let it pass.',
    ],
    ['keyfence/no-xai-key', 1, expect.stringMatching(/^xAI API key/)],
  ]);
});
