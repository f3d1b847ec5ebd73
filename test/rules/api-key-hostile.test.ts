import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-hardcoded-api-key.ts';

/** The machine may be busy; the CPU time counts. */
const TIMEOUT = 120_000;
const MEGABYTE = 1_000_000;
/** Of CPU time. A tenth of it is usual; what is not linear takes a minute. */
const MOST_MILLISECONDS = 3000;

/** Repeated to a megabyte: near misses, each an invitation to read the rest of the text. */
const PIECES: Readonly<Record<string, string>> = {
  'name and sign': 'api_key=',
  'names only': 'api_key',
  'name and quote': 'api_key"',
  'quoted keys': '"api_key":',
  'open brackets': 'api_key = (',
  'many open brackets': `api_key=${'('.repeat(290)}`,
  questions: 'apiKey?',
  'escaped quotes': 'api_key\\"',
  backslashes: `api_key=${'\\'.repeat(100)}`,
  'open strings': `api_key="${'a'.repeat(690)}`,
  'three quotes': 'api_key=\'api_key="api_key=`',
  blanks: `api_key${' '.repeat(290)}`,
  'blank value': `api_key="${'a1'.repeat(10)}${' '.repeat(300)}b"`,
  'line ends': 'api_key:\n',
  'long names': `${'a'.repeat(60)}api_key${'a'.repeat(60)}`,
  elements: `<api_key>${'a'.repeat(510)}`,
  attributes: `api_key" ${'a'.repeat(110)}>`,
  'bare values': `api_key=${'a1'.repeat(200)} `,
  'periodic values': `api_key="${'a1b2c3d4e5f6'.repeat(40)}x"`,
  'wrapped objects': '"api_key":"{',
  arguments: '"api_key",',
  'siblings before': '"a","key":"api_key',
  'siblings behind': 'name: api_key\n  value: ',
  'list items': 'api_keys:\n  - aaaaaaaaaaaaaaaa\n',
};

/** One name, then a megabyte of the same. */
const TAILS: Readonly<Record<string, string>> = {
  'open brackets': '(',
  backslashes: '\\',
  letters: 'a',
  blanks: ' ',
  'list items': '\n  - aaaaaaaaaaaaaaaa',
};

const TEXTS = [
  ...Object.entries(PIECES).map(([name, piece]) => [name, repeat(piece)] as const),
  ...Object.entries(TAILS).map(
    ([name, tail]) => [`a tail of ${name}`, `api_keys:${repeat(tail)}`] as const,
  ),
];

function repeat(piece: string): string {
  return piece.repeat(Math.ceil(MEGABYTE / piece.length));
}

describe('a hostile megabyte takes no longer than it should:', () => {
  it.each(TEXTS)(
    '%s',
    (_name, text) => {
      for (const path of ['a.js', 'a.yml']) {
        const before = process.cpuUsage();
        rule.mayBreak(text, { names: ['client_secret'] });
        rule.find(text, { path, options: { names: ['client_secret'] } });
        const used = process.cpuUsage(before);
        expect((used.user + used.system) / 1000).toBeLessThan(MOST_MILLISECONDS);
      }
    },
    TIMEOUT,
  );
});
