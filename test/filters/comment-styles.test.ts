import { describe, expect, test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { key } from '../support/keys.ts';
import { judgeText, lintText } from '../support/lint-text.ts';

/** What a comment is opened and closed by, in its own language. */
const STYLES: readonly (readonly [string, string, string?])[] = [
  ['C', '/*', ' */'],
  ['documentation', '/**', ' */'],
  ['a licence', '/*!', ' */'],
  ['C++', '//'],
  ['Rust documentation', '///'],
  ['Rust inner documentation', '//!'],
  ['Pug', '//-'],
  ['shells', '#'],
  ['shells, twice', '##'],
  ['CoffeeScript', '###', ' ###'],
  ['INI', ';'],
  ['Lisp', ';;'],
  ['Lisp, of a section', ';;;'],
  ['TeX', '%'],
  ['Erlang', '%%'],
  ['MATLAB', '%{', ' %}'],
  ['HTML', '<!--', ' -->'],
  ['SQL', '--'],
  ['Haskell', '-- |'],
  ['Haskell, in braces', '{-', ' -}'],
  ['Lua', '--[[', ' ]]'],
  ['Lua, with a level', '--[=[', ' ]=]'],
  ['Handlebars', '{{!--', ' --}}'],
  ['Mustache', '{{!', ' }}'],
  ['Go templates', '{{/*', ' */}}'],
  ['Go templates, trimmed', '{{- /*', ' */ -}}'],
  ['Jinja', '{#', ' #}'],
  ['Jinja, trimmed', '{#-', ' -#}'],
  ['Liquid', '{% comment %}', '{% endcomment %}'],
  ['Liquid, inline', '{% #', ' %}'],
  ['OCaml', '(*', ' *)'],
  ['OCaml documentation', '(**', ' *)'],
  ['PowerShell', '<#', ' #>'],
  ['ERB', '<%#', ' %>'],
  ['JSP', '<%--', ' --%>'],
  ['Razor', '@*', ' *@'],
  ['D', '/+', ' +/'],
  ['Scheme', '#|', ' |#'],
  ['Julia', '#=', ' =#'],
  ['Nim', '#[', ' ]#'],
  ['JSX', '{/*', ' */}'],
  ['batch files', '::'],
  ['batch files, in words', 'REM'],
  ['batch files, silent', '@rem'],
  ['m4', 'dnl'],
  ['Markdown', '[//]: # (', ')'],
  ['Markdown, in quotes', '[//]: # "', '"'],
  ['Markdown, named', '[comment]: # (', ')'],
  ['reStructuredText', '..'],
  ['Fortran', '!'],
  ['Texinfo', '@c'],
  ['roff', '.\\"'],
  ['Haml', '-#'],
  ['Vim', '" '],
  ['Basic', "' "],
];

/** Apart, or keyfence would report this file. */
const NAME = 'keyfence';
const FOUND = ['no-xai-key'];
const ALLOWED = ['inline-allow'];

describe.each(STYLES)('a comment of %s', (_, open, close = '') => {
  const write = (said: string): string => `${open} ${said}${close}`;
  const comment = write(`${ALLOW_WORD}: made up (for tests)`);

  test.each([
    ['alone above', `${comment}\n${key}\n`],
    ['alone above, indented', `a\n    ${comment}\n    k = ${key}\n`],
    ['alone above, with Windows line ends', `a\r\n${comment}\r\nk = ${key}\r\n`],
    ['for the next line', `${write(`${ALLOW_WORD}-next-line: made up`)}\n${key}\n`],
  ])('%s', (__, text) => {
    expect(judgeText(text)).toEqual(ALLOWED);
  });

  test('tells its reason, without what closes it', () => {
    const [item] = lintText(`${comment}\n${key}\n`).suppressed;
    expect(item?.reason.replace(/###$/, '').trimEnd()).toBe('made up (for tests)');
  });

  test('allows nothing without a reason, and says so', () => {
    expect(judgeText(`${key}\n${write(ALLOW_WORD)}\n`)).toEqual([
      'no-xai-key',
      'allow-needs-reason',
    ]);
  });
});

test.each([
  ['# of shells', `k = "${key}" ##`],
  ['/** */', `k = "${key}"; /**`],
  ['///', `k = "${key}"; ///`],
  ['(* *)', `let k = "${key}" (*`],
  ['--[[ ]]', `k = "${key}" --[[`],
  ['<# #>', `$k = "${key}" <#`],
  ['!', `k = "${key}" !`],
  ['dnl', `k=${key} dnl`],
])('behind the code: %s', (_, before) => {
  expect(judgeText(`${before} ${ALLOW_WORD}: made up`)).toEqual(ALLOWED);
});

test.each([
  [`/*\n * ${ALLOW_WORD}: made up\n */\n${key}`, ALLOWED],
  [`<!-- ${ALLOW_WORD}: made up\n-->\n${key}`, ALLOWED],
  [`(* ${ALLOW_WORD}: made up\n *)\n${key}`, ALLOWED],
  [`/*\n * ${ALLOW_WORD}: made up\n */\nx\n${key}`, FOUND],
  [`x(); // ${ALLOW_WORD}-next-line: made up\n${key}`, ALLOWED],
  [`${key} // ${ALLOW_WORD}-next-line: made up\n`, FOUND],
  [`std::${ALLOW_WORD}: made up\n${key}`, FOUND],
  [`say dnl${ALLOW_WORD}: made up\n${key}`, FOUND],
])('%j: %j', (text, verdicts) => {
  expect(judgeText(text)).toEqual(verdicts);
});

const title = (text: string): string[] =>
  lintText(text).kept.flatMap(({ rule, message }) =>
    rule === 'allow-needs-reason' ? message : [],
  );

test.each([
  [`# ${ALLOW_WORD.toUpperCase()}: made up`, /capitals/],
  [`# ${ALLOW_WORD.replace('keyfence-a', 'Keyfence-A')}: made up`, /capitals/],
  [`// ${ALLOW_WORD} the key was revoked`, /colon/],
  [`# ${ALLOW_WORD} made up`, /colon/],
  [`<!-- ${ALLOW_WORD}-next-line revoked in May -->`, /colon/],
  [`# ${ALLOW_WORD}`, /reason/],
  [`# ${ALLOW_WORD} no-xai-key`, /reason/],
  [`/* ${ALLOW_WORD}: */`, /reason/],
  [`# ${NAME}-ignore: made up`, /looks like/],
  [`// ${NAME}:allow made up`, /looks like/],
  [`-- ${NAME} allow: made up`, /looks like/],
  [`# ${NAME}-disable-line`, /looks like/],
])('the hint for %j', (comment, hint) => {
  expect(title(`${comment}\n`)).toEqual([expect.stringMatching(hint)]);
});

test.each([
  'the keyfence-allow comment',
  'npx keyfence allow src/a.ts',
  'KEYFENCE-ALLOW in a sentence',
  '# see keyfence-allow: it needs a reason',
])('%j is no comment that is meant to allow', (text) => {
  expect(title(text)).toEqual([]);
});
