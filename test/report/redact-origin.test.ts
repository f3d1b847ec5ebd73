import { describe, expect, test } from 'vitest';
import { makeConfig } from '../../src/config/config.ts';
import { redactOrigin } from '../../src/match/redact-origin.ts';
import { key, redacted, secondKey } from '../support/keys.ts';
import { lintText } from '../support/lint-text.ts';

function redact(text: string): unknown {
  const [finding] = lintText(`k = "${secondKey}"\n`).kept;
  if (!finding) throw new Error('the sample is not found');
  const origin = { commit: 'a'.repeat(40), author: text, subject: text };
  const { author, subject } = redactOrigin({ ...finding, origin }, makeConfig({})).origin ?? {};
  return { author, subject };
}

describe('the author and the subject of a commit', () => {
  test.each([
    ['are kept', 'add the client', 'add the client'],
    ['are shortened', 'word '.repeat(1e6), `${'word '.repeat(20).slice(0, 99)}…`],
    ['are redacted', `add ${key} here`, `add ${redacted(key)} here`],
    [
      'are redacted before they are cut',
      `${'- '.repeat(40)}${key}`,
      `${'- '.repeat(40)}${redacted(key)}`,
    ],
  ])('%s', (_, text, shown) => {
    expect(redact(text)).toEqual({ author: shown, subject: shown });
  });
});
