import { describe, expect, test } from 'vitest';
import { OPTIONS } from '../../src/cli/arguments/options.ts';
import { parseArguments } from '../../src/cli/arguments/parse-arguments.ts';
import { formatHelp } from '../../src/cli/help.ts';
import { getReporter } from '../../src/reporters/index.ts';

const help = formatHelp();
/** The commands of which the help tells. */
const commands = [
  ...new Set(
    [...help.matchAll(/^ {2}keyfence \[?(?<name>[a-z-]+)/gm)].map(([, name]) => name ?? ''),
  ),
];

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

  test('stands in the help with its value and its default', () => {
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
