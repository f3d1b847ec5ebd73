import { describe, expect, test } from 'vitest';
import { findAllowComments } from '../../rules/allow-comments/allow-comment.ts';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { body } from '../../rules/sample.ts';
import { key, secondKey } from '../support/keys.ts';
import { judgeText, lintText } from '../support/lint-text.ts';

const ALLOWED = ['inline-allow'];
const FOUND = ['no-xai-key'];
const WARNED = ['no-xai-key', 'allow-needs-reason'];
const BOTH = [...ALLOWED, ...FOUND];
const REASON = `${ALLOW_WORD}: made up`;

test.each([
  ['# of shells', `k = "${key}" # ${REASON}`],
  ['// of C', `k = "${key}"; // ${REASON}`],
  ['/* */ of CSS', `--k: "${key}"; /* ${REASON} */`],
  ['/* */ before it', `/* ${REASON} */ k = "${key}"`],
  ['* of a longer comment', `/**\n * ${REASON}\n * ${key}\n */`],
  ['<!-- --> of HTML', `<a href="${key}"> <!-- ${REASON} -->`],
  ['-- of SQL', `SELECT '${key}' -- ${REASON}`],
  ['; of INI', `k = ${key} ; ${REASON}`],
  ['% of TeX', `${key} % ${REASON}`],
  ['REM of batch files', `REM ${REASON}\nset K=${key}`],
  ['" of Vim', `let k = '${key}' " ${REASON}`],
  ["' of Basic", `k = "${key}" ' ${REASON}`],
  ['{{! }} of Handlebars', `{{! ${REASON} }}\n${key}`],
  ['{/* */} of JSX', `{/* ${REASON} */}\n<App apiKey="${key}" />`],
  ['"//" of JSON', `"//": "${REASON}",\n"k": "${key}"`],
])('a comment with a reason: %s', (_, text) => {
  expect(judgeText(text)).toEqual(ALLOWED);
});

describe('the line that it is for', () => {
  test.each([
    ['the line itself', `${key} # ${REASON}`, ALLOWED],
    ['the line below, alone', `# ${REASON}\n${key}`, ALLOWED],
    ['the line below, alone and indented', `\t # ${REASON}\n${key}`, ALLOWED],
    ['the line below, with Windows line breaks', `a\r\n# ${REASON}\r\n${key}\r\n`, ALLOWED],
    ['the line below, with old Mac line breaks', `a\r# ${REASON}\r${key}`, ALLOWED],
    ['not the line below, when it is not alone', `x # ${REASON}\n${key}`, FOUND],
    ['the line itself, far behind the code', `${key}${' '.repeat(40)}# ${REASON}`, ALLOWED],
    ['the line below, far to the right', `${' '.repeat(40)}# ${REASON}\n${key}`, ALLOWED],
    ['not the line below, far behind code', `x${' '.repeat(40)}# ${REASON}\n${key}`, FOUND],
    ['not the line below, when code follows it', `/* ${REASON} */ x\n${key}`, FOUND],
    ['not the line below, where a secret follows it', `/* ${REASON} */ ${key}\n${key}`, BOTH],
    ['not the line above', `${key}\n# ${REASON}`, FOUND],
    ['not the second line below', `# ${REASON}\n\n${key}`, FOUND],
  ])('%s', (_, text, verdicts) => {
    expect(judgeText(text)).toEqual(verdicts);
  });

  test('every finding on it, and none on the next', () => {
    const text = `${key} ${secondKey} # ${REASON}\n${secondKey}`;
    expect(judgeText(text)).toEqual(['inline-allow', 'inline-allow', 'no-xai-key']);
  });
});

describe('the rules that it is for', () => {
  const generic = `api_key = "${body(40, 5)}"`;

  test.each([
    ['one', `# ${ALLOW_WORD} no-xai-key: made up\n${key}`, ALLOWED],
    ['another', `# ${ALLOW_WORD} no-hardcoded-api-key: made up\n${key}`, FOUND],
    ['several', `# ${ALLOW_WORD} no-hardcoded-api-key, no-xai-key: made up\n${key}`, ALLOWED],
    [
      'one of two findings',
      `# ${ALLOW_WORD} no-xai-key: made up\n${generic} ${key}`,
      ['no-hardcoded-api-key', 'inline-allow'],
    ],
  ])('%s', (_, text, verdicts) => {
    expect(judgeText(text)).toEqual(verdicts);
  });
});

describe('what allows nothing', () => {
  test.each([
    ['no reason', `${key} # ${ALLOW_WORD}`, WARNED],
    ['an empty reason', `${key} # ${ALLOW_WORD}:  `, WARNED],
    ['a rule without a reason', `${key} # ${ALLOW_WORD} no-xai-key`, WARNED],
    ['nothing but the end of the comment', `${key} /* ${ALLOW_WORD}: */`, WARNED],
    ['no comment', `${key} ${REASON}`, FOUND],
    ['a string', `log("${REASON}", "${key}")`, FOUND],
    ['a word that begins so', `${key} # ${ALLOW_WORD}ance: made up`, FOUND],
  ])('%s', (_, text, verdicts) => {
    expect(judgeText(text)).toEqual(verdicts);
  });
});

test('the reason is reported', () => {
  expect(lintText(`/* ${REASON} */ ${key}`).suppressed).toMatchObject([{ reason: 'made up' }]);
});

test('blanks before the word, and a reason, up to their limits', () => {
  const write = (blanks: number, reason: number): string =>
    `#${' '.repeat(blanks)}${ALLOW_WORD}: ${'r'.repeat(reason)}`;
  expect(findAllowComments(write(31, 1))).toHaveLength(1);
  expect(findAllowComments(write(32, 1))).toEqual([]);
  // The blank before it is one of the 400.
  expect(findAllowComments(write(1, 399))).toMatchObject([{ reason: 'r'.repeat(399) }]);
  expect(findAllowComments(write(1, 400))).toMatchObject([{ reason: 'r'.repeat(399) }]);
  const [comment] = findAllowComments(write(1, 1));
  expect(comment).toMatchObject({ start: 2, end: 2 + ALLOW_WORD.length });
});
