import { expect, test } from 'vitest';
import { apiKey, body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { scanText } from '../../src/match/scan.ts';

// Beyond the width of the excerpt, which shows it because the keys between shrink when they are redacted.
const WINDOW = 120;

test.each([
  ['before', (token: string, gap: string) => `${token} ${gap} ${apiKey(1)}`],
  ['after', (token: string, gap: string) => `${apiKey(1)} ${gap} ${token}`],
])('a token %s the finding that the cut divides is not shown in pieces', (_, join) => {
  const token = body(90, 7);
  const gap = apiKey(2);
  for (let length = 4; length < 24; length++) {
    // So much of the token is within.
    const padded = `${gap} ${'.'.repeat(WINDOW - gap.length - 3 - length)}`;
    const found = scanText(join(token, padded), 'a.txt', makeConfig({})).find(({ secret }) =>
      secret?.toString().endsWith(apiKey(1).slice(-4)),
    );
    const { text } = found?.excerpt ?? { text: token };
    expect(token.match(/.{4}/g)?.filter((piece) => text.includes(piece)).length).toBe(0);
    expect(text).toMatch(/…/);
  }
});
