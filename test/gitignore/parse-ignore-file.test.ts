import { expect, test } from 'vitest';
import { NEWEST } from '../../src/gitignore/engine/dialect.ts';
import { parseIgnoreFile, parseIgnoreFiles } from '../../src/gitignore/engine/parse-ignore-file.ts';

function parse(content: string): string[] {
  const bytes = Buffer.from(content, 'latin1');
  return parseIgnoreFile({ path: '.gitignore', bytes }, false, NEWEST).map(({ line, text }) => {
    return `${String(line)}:${text}`;
  });
}

test.each([
  ['nothing', '', []],
  ['blank lines and comments', '\n# a\n\na\n', ['4:a']],
  ['a missing last newline', 'a\nb', ['1:a', '2:b']],
  ['CRLF', 'a\r\nb\r\n', ['1:a', '2:b']],
  ['one CR of two', 'a\r\r\n', ['1:a\r']],
  ['a byte order mark', '\xef\xbb\xbfa\n', ['1:a']],
  ['a comment behind a byte order mark', '\xef\xbb\xbf# a\nb', ['2:b']],
  ['spaces at the end', 'a  \n  \n', ['1:a']],
  ['a tab at the end', 'a\t\n', ['1:a\t']],
  ['spaces before a tab', 'a \t \n', ['1:a \t']],
  ['an escaped space', 'a\\ \n', ['1:a\\ ']],
  ['one of two spaces escaped', 'a\\  \n', ['1:a\\ ']],
  ['spaces behind an escaped backslash', 'a\\\\  \n', ['1:a\\\\']],
  ['a comment behind a pattern', 'a # b\n', ['1:a # b']],
  ['an escaped number sign', '\\#a\n', ['1:\\#a']],
  ['text behind a NUL', 'a\0b\nc\n', ['1:a', '2:c']],
  ['UTF-16 without a mark', 'a\0b\0\n\0c\0', ['1:a']],
  ['UTF-16, little endian', '\xff\xfe.\0e\0\n\0.\0e\0', ['1:\xff\xfe.']],
  ['UTF-16, big endian', '\xfe\xff\0.\0e\0\n\0.\0e', ['1:\xfe\xff']],
])('reads %s', (_, content, lines) => {
  expect(parse(content)).toEqual(lines);
});

test.each([
  ['a', { negated: false, directoryOnly: false }],
  ['!a', { negated: true, directoryOnly: false }],
  ['a/', { negated: false, directoryOnly: true }],
  ['!a/', { negated: true, directoryOnly: true }],
  ['\\!a', { negated: false, directoryOnly: false }],
])('tells what %s asks for', (line, flags) => {
  const file = { path: '.gitignore', bytes: Buffer.from(line) };
  expect(parseIgnoreFile(file, false, NEWEST)).toMatchObject([flags]);
});

test('puts deeper files later, where they decide', () => {
  const files = ['a/b/.gitignore', '.gitignore', 'c/.gitignore'].map((path) => {
    return { path, bytes: Buffer.from('x') };
  });
  const order = parseIgnoreFiles(files, false, NEWEST).map(({ file }) => file);
  expect(order).toEqual(['.gitignore', 'c/.gitignore', 'a/b/.gitignore']);
});
