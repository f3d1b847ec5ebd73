import { describe, expect, test } from 'vitest';
import { COMMAND_HELP } from '../../src/cli/arguments/command-help.ts';
import { OPTIONS } from '../../src/cli/arguments/options.ts';
import { parseArguments } from '../../src/cli/arguments/parse-arguments.ts';
import { formatCommandHelp, formatHelp } from '../../src/cli/help.ts';
import { getReporter } from '../../src/reporters/index.ts';

/** The commands of which the help tells. */
const commands = Object.keys(COMMAND_HELP);
const WIDE = 1000;

function parse(...argv: string[]): ReturnType<typeof parseArguments> {
  return parseArguments(argv, commands);
}

function readFlag({ flags }: ReturnType<typeof parse>, name: string): unknown {
  return Reflect.get(flags, name);
}

describe.each(Object.entries(OPTIONS))('--%s', (name, option) => {
  const owners = option.commands ?? commands;
  // The ending of a file names the format.
  const value = option.type === 'string' ? [name === 'output' ? '3.json' : '3'] : [];

  test.each(owners)('is in the help of %s with its value and its default', (owner) => {
    const help = formatCommandHelp(owner, WIDE);
    const line = help
      .split('\n')
      .find((line) => line.slice(0, 24).includes(`--${name}`) && line.includes(option.help));
    expect(line).toContain(option.help);
    if (option.value !== undefined) expect(line).toContain(`--${name} ${option.value}`);
    if (option.short !== undefined) expect(line).toContain(`-${option.short}, `);
    if (option.default !== undefined) expect(line).toContain(`(default: ${option.default})`);
  });

  test('has a value by name exactly where it takes one', () => {
    expect(option.value === undefined).toBe(option.type === 'boolean');
  });

  test('is read by the commands that know it, and refused by the others', () => {
    expect(owners.filter((owner) => !commands.includes(owner))).toEqual([]);
    for (const command of commands) {
      const read = (): unknown => readFlag(parse(command, `--${name}`, ...value), name);
      if (owners.includes(command)) expect(read()).toBe(value[0] ?? true);
      else expect(read).toThrow(`--${name} does not go with "${command}"`);
    }
    if (option.short !== undefined) {
      expect(readFlag(parse(`-${option.short}`, ...value), name)).toBe(value[0] ?? true);
    }
  });

  test('has its default where it is not given', () => {
    expect(readFlag(parse('scan'), name)).toBe(option.default);
  });
});

test('every command is in the help', () => {
  const help = formatHelp(WIDE);
  for (const name of commands) expect(help).toMatch(new RegExp(`^ {2}\\[?${name}\\b`, 'm'));
});

test.each([60, 80, 120])('the help stays within %d columns', (width) => {
  const all = [formatHelp(width), ...commands.map((name) => formatCommandHelp(name, width))];
  const lines = all.join('\n').split('\n');
  // Of an example everything can be copied at once.
  const long = lines.filter((line) => line.length > width && !/^ {2}(?:\S+ )+keyfence/.test(line));
  expect(long).toEqual([]);
});

const EXAMPLES = Object.entries(COMMAND_HELP).flatMap(([name, { examples }]) =>
  examples.map(([command]) => [name, command] as const),
);

test.each(EXAMPLES)('an example of %s is a command line: %s', (name, command) => {
  const line = command.replace(/^.*\| /, '');
  const words = line.match(/"[^"]*"|'[^']*'|\S+/g)?.map((word) => word.replaceAll(/["']/g, ''));
  const [program, ...argv] = words ?? [];
  expect(program).toBe('keyfence');
  expect(parse(...argv).command).toBe(name);
});

test('every format of the help is one', () => {
  const formats = OPTIONS['format']?.help.replace(/^.*: /, '').split(', ') ?? [];
  expect(formats).toContain(OPTIONS['format']?.default);
  for (const format of formats) expect(getReporter(format)).toBeTypeOf('function');
  expect(() => getReporter('xml')).toThrow(`there are ${formats.join(', ')}`);
});

describe('words', () => {
  test.each([
    ['no command', [], 'scan', []],
    ['a command', ['init'], 'init', []],
    ['a path', ['src'], 'scan', ['src']],
    ['a path that is called like a command', ['scan', 'init'], 'scan', ['init']],
    ['a path that begins with a hyphen', ['--', '-a.txt'], 'scan', ['-a.txt']],
    ['the arguments of a hook', ['hook', 'commit-msg', 'f'], 'hook', ['commit-msg', 'f']],
  ])('%s', (_, argv, command, positionals) => {
    expect(parse(...argv)).toMatchObject({ command, positionals });
  });

  test('--no-color is the opposite of --color', () => {
    expect(parse('--no-color').flags.color).toBe(false);
    expect(parse('--color').flags.color).toBe(true);
  });
});
