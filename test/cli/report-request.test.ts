import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments/parse-arguments.ts';
import { UsageError } from '../../src/errors/errors.ts';

describe('--format and --output', () => {
  test.each([
    ['', [{ format: 'stylish' }]],
    ['--format json', [{ format: 'json' }]],
    ['--json', [{ format: 'json' }]],
    ['--summary', [{ format: 'summary' }]],
    ['--json --output a.txt', [{ format: 'json', output: 'a.txt' }]],
    ['--output a.sarif', [{ format: 'sarif', output: 'a.sarif' }]],
    ['--output b/A.JSON', [{ format: 'json', output: 'b/A.JSON' }]],
    ['--output a.csv', [{ format: 'csv', output: 'a.csv' }]],
    ['--output a.html', [{ format: 'html', output: 'a.html' }]],
    ['--output a.md', [{ format: 'markdown', output: 'a.md' }]],
    ['--format gitlab --output a.json', [{ format: 'gitlab', output: 'a.json' }]],
    ['--format stylish --output a.txt', [{ format: 'stylish', output: 'a.txt' }]],
    [
      '--output a.json --output b.sarif',
      [
        { format: 'json', output: 'a.json' },
        { format: 'sarif', output: 'b.sarif' },
      ],
    ],
    ['--no-json', [{ format: 'stylish' }]],
    ['--format json --output a', [{ format: 'json', output: 'a' }]],
    ['--output=a --format=json', [{ format: 'json', output: 'a' }]],
    [
      '--format stylish --format sarif --output a',
      [{ format: 'stylish' }, { format: 'sarif', output: 'a' }],
    ],
    [
      '--format sarif --output a --format stylish',
      [{ format: 'sarif', output: 'a' }, { format: 'stylish' }],
    ],
    [
      '--output a --format sarif --output b --format json src',
      [
        { format: 'sarif', output: 'a' },
        { format: 'json', output: 'b' },
      ],
    ],
  ])('%s', (line, expected) => {
    expect(parseArguments(line.split(' ').filter(Boolean), ['scan']).reports).toEqual(expected);
  });

  test.each([
    ['--output a', /does not determine the format/],
    ['--output a.xml', /does not determine the format/],
    ['--output a.txt', /does not determine the format/],
    ['--format stylish --output a.sarif', /has the extension of sarif/],
    ['--summary --output a.json', /has the extension of json/],
    ['--quiet --json', /--quiet goes with stylish/],
    ['-q --format sarif', /--quiet goes with stylish/],
    ['--json --summary', /same place/],
    ['--format json --format sarif', /same place/],
    ['--format json --output a --format sarif --output a', /same place/],
    ['--format json --output a --format sarif --output ./b/../a', /same place/],
    ['--format json --output a --output b', /need a --format/],
  ])('%s is refused', (line, reason) => {
    expect(() => parseArguments(line.split(' '), ['scan'])).toThrow(UsageError);
    expect(() => parseArguments(line.split(' '), ['scan'])).toThrow(reason);
  });
});
