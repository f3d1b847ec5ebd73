import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { weighLine } from '../../src/versions/weigh-line.ts';

function weigh(line: string, mayJoin = false): number {
  const bytes = Buffer.from(`before\n${line}\nbehind\n`);
  const start = 'before\n'.length;
  return weighLine(bytes, start, start + Buffer.byteLength(line) + 1, () => mayJoin);
}

describe('something may go on over', () => {
  const base64 = Buffer.from(body(45)).toString('base64');
  const lines: Readonly<Record<string, readonly string[]>> = {
    'an empty line': ['', '  ', '\t', '\r'],
    'a line of one word': ['word', '  word  ', body(20), `${body(30)}\\`, `-${body(9)}`],
    'a line of encoded text': [
      ...[base64, `  ${base64}`, `# ${base64}`.slice(2), Buffer.from(body(30)).toString('hex')],
      ...[`"${base64}" +`, `'${base64}',`, `%78%61%69%2d`, `\\x78\\x61`, '&#120;&#97;', '=78=61='],
    ],
    'a literal alone': ['"piece"', "  'piece' +", '+ "piece"', '"piece" // comment', '`piece` ||'],
    'a line that goes on': ['run --some of it \\', 'run some of it ^', 'Run some of it `'],
  };
  test.each(Object.entries(lines))('%s', (_, all) => {
    expect(all.filter((line) => weigh(line) > 0)).toEqual([]);
    expect(all.filter((line) => weigh(line, true) > 0)).toEqual([]);
  });

  test('a line of literals where a list of them may be joined', () => {
    const all = ['"a word: of it",', "  'a b', 'c d',", '["a: b", "c"],', 'array("a b"),'];
    expect(all.filter((line) => weigh(line, true) > 0)).toEqual([]);
  });
});

test.each([
  '# a comment: of some words',
  '// of (some) words;',
  '-- of words: some',
  '/* (words) */',
])('a comment may stand between two pieces: %s', (line) => {
  expect(weigh(line)).toBeLessThan(0);
});

test.each([
  'const some = of(the, lines);',
  'A sentence: it has some words.',
  '  name: some value of it',
  'if (this) then { that }',
  'import of from "somewhere"; import { that } from x',
])('nothing goes on over %j', (line) => {
  const letters = line.replaceAll(/\W/g, '').length;
  expect(weigh(line)).toBeGreaterThan(letters / 4);
  expect(weigh(line)).toBeLessThanOrEqual(line.length);
});

test('of what is escaped a few characters stand for one', () => {
  const [plain, escaped] = ['a sentence: it has words', 'a sentence: it \\has words'].map((line) =>
    weigh(line),
  );
  expect(escaped).toBeGreaterThan(0);
  expect(escaped).toBeLessThan((plain ?? 0) / 2);
});
