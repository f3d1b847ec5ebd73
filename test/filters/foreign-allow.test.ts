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
  'kingfisher:ignore',
  'betterleaks:allow',
  'pragma: whitelist secret',
];

describe.each(MARKERS)('%s', (marker) => {
  const text = `k = "${key}" # ${marker}`;

  test('allows what is on its line', () => {
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
  'kingfisher:ignored',
  'debuggignore',
  'ggignored',
  'no-gitleaks:allow',
  'gitleaks:allowed',
  'secretlint-disable-line-no',
])('%s is no marker', (marker) => {
  expect(judgeText(`k = "${key}" # ${marker}`)).toEqual(['no-xai-key']);
});

describe.each([
  'pragma: allowlist nextline secret',
  'pragma: allowlist next line secret',
  'secretlint-disable-next-line',
])('%s', (marker) => {
  test('allows what is on the next line', () => {
    expect(judgeText(`# ${marker}\n${key}\n`)).toEqual(['foreign-allow']);
    expect(judgeText(`x # ${marker}\n${key}\n`)).toEqual(['foreign-allow']);
  });

  test('allows nothing on its own line, nor after the next', () => {
    expect(judgeText(`${key} # ${marker}\n\n${key}`)).toEqual(['no-xai-key', 'no-xai-key']);
  });
});

describe.each([
  ['secretlint-disable', 'secretlint-enable'],
  ['ggignore-start', 'ggignore-end'],
])('%s to %s', (start, end) => {
  test('allows what is between', () => {
    expect(judgeText(`# ${start}\na\n${key}\n# ${end}\n`)).toEqual(['foreign-allow']);
    expect(judgeText(`# ${start}\n${key}\n`)).toEqual(['foreign-allow']);
  });

  test('allows nothing around it', () => {
    const text = `${key}\n# ${start}\n# ${end}\n${key}\n# ${start}\n# ${end}\n${key}`;
    expect(judgeText(text)).toEqual(['no-xai-key', 'no-xai-key', 'no-xai-key']);
  });

  test('counts as new if its end was removed', () => {
    const older = `# ${start}\n# ${end}\nx\n`;
    const text = `# ${start}\nx\n${key}\n`;
    const [item] = lintText(text).suppressed;
    const unchanged = (): ReadonlySet<number> => new Set([1, 2]);
    expect(item?.comment?.isIn(older, unchanged)).toBe(false);
    expect(item?.comment?.isIn(`# ${start}\nx\n`, unchanged)).toBe(true);
  });
});

test('our own comment wins, because it has a reason', () => {
  expect(judgeText(`${key} # gitleaks:allow keyfence-allow: made up`)).toEqual(['foreign-allow']);
  expect(judgeText(`${key} // gitleaks:allow // keyfence-allow: made up`)).toEqual([
    'inline-allow',
  ]);
});
