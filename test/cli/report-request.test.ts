import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments/parse-arguments.ts';
import { UsageError } from '../../src/errors/errors.ts';

describe('--format and --output', () => {
  test.each([
    ['', [{ format: 'stylish' }]],
    ['--format json', [{ format: 'json' }]],
    ['--output a', [{ format: 'stylish', output: 'a' }]],
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
    ['--format json --format sarif', /same place/],
    ['--format json --output a --format sarif --output a', /same place/],
    ['--format json --output a --format sarif --output ./b/../a', /same place/],
    ['--format json --output a --output b', /need a --format/],
  ])('%s is refused', (line, reason) => {
    expect(() => parseArguments(line.split(' '), ['scan'])).toThrow(UsageError);
    expect(() => parseArguments(line.split(' '), ['scan'])).toThrow(reason);
  });
});
