import { describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { judgeText, lintText } from '../support/lint-text.ts';

const MARKERS: readonly string[] = [
  'gitleaks:allow',
  'pragma: allowlist secret',
  'pragma:allowlist-secret',
  'Pragma: Allowlist Secret',
  'secretlint-disable-line',
  'trufflehog:ignore',
  'ggignore',
];

describe.each(MARKERS)('%s', (marker) => {
  const text = `k = "${key}" # ${marker}`;

  test('allows what stands on its line', () => {
    expect(judgeText(text)).toEqual(['foreign-allow']);
    expect(lintText(text).suppressed).toMatchObject([{ reason: marker }]);
  });

  test('allows nothing on the lines around', () => {
    expect(judgeText(`${key}\n# ${marker}\n${key}`)).toEqual(['no-xai-key', 'no-xai-key']);
  });

  test('allows nothing with foreignAllow: false', () => {
    expect(judgeText(text, { config: { foreignAllow: false } })).toEqual(['no-xai-key']);
  });
});

test.each([
  'gitleaks: allow',
  'gitleaksallow',
  'pragma: allowlist nextline secret',
  'debuggignore',
  'ggignored',
  'no-gitleaks:allow',
  'gitleaks:allowed',
  'secretlint-disable-line-no',
])('%s is no marker', (marker) => {
  expect(judgeText(`k = "${key}" # ${marker}`)).toEqual(['no-xai-key']);
});

test('our own comment wins, because it has a reason', () => {
  expect(judgeText(`${key} # gitleaks:allow keyfence-allow: made up`)).toEqual(['foreign-allow']);
  expect(judgeText(`${key} // gitleaks:allow // keyfence-allow: made up`)).toEqual([
    'inline-allow',
  ]);
});
