import { nameOwnCommand } from '../package/own-command.ts';
import { findClosest } from '../text/suggest.ts';
import { wrap, wrapText } from '../text/wrap.ts';
import { UsageError } from '../errors/errors.ts';
import { COMMAND_HELP } from './arguments/command-help.ts';
import { OPTIONS, type Option } from './arguments/options.ts';

type Row = readonly [left: string, right: string];

const EXITS: readonly Row[] = [
  ['0', 'everything asked for was scanned, and nothing new was found'],
  ['1', 'something was found'],
  ['2', 'something could not be done; a hook blocks the commit or push'],
];

/** A wider first column would leave no room for the second. */
const MOST_LEFT = 30;

/** @param width of the terminal, in columns */
export function formatHelp(width: number): string {
  const usage = Object.entries(COMMAND_HELP).map(
    ([
      name,
      {
        usage: [first],
      },
    ]): Row => [
      [name === 'scan' ? '[scan]' : name, first?.[0]].filter(Boolean).join(' '),
      first?.[1] ?? '',
    ],
  );
  const common = Object.entries(OPTIONS).filter(([, { commands }]) => commands === undefined);
  return [
    wrapText('keyfence keeps xAI keys and hardcoded api_key literals out of git.', width),
    formatSection('Commands', usage, width),
    formatSection('Options of every command', common.map(toRow), width),
    formatSection('Exit codes', EXITS, width),
    wrapText(
      `"${nameOwnCommand()} COMMAND --help" has the options of a command, and examples.`,
      width,
    ),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

/** @throws UsageError when there is no such command */
export function formatCommandHelp(name: string, width: number): string {
  const help = Object.hasOwn(COMMAND_HELP, name) ? COMMAND_HELP[name] : undefined;
  if (!help) {
    const names = Object.keys(COMMAND_HELP);
    const closest = findClosest(name, names);
    const more =
      closest === undefined ? `there are ${names.join(', ')}` : `did you mean "${closest}"?`;
    throw new UsageError(`there is no command "${name}"; ${more}`);
  }
  const usage = help.usage.map(([words, what]): Row => [`${name} ${words}`.trim(), what]);
  const options = Object.entries(OPTIONS).filter(
    ([, { commands }]) => commands === undefined || commands.includes(name),
  );
  // Commands that could not be tried are not printed for another package manager.
  const examples = help.examples.map(([command, what]): Row => [
    command.replace(/(?:^|(?<=\| ))keyfence(?= |$)/, nameOwnCommand()),
    what,
  ]);
  return [
    formatSection('Usage', usage, width),
    formatSection('Options', options.map(toRow), width),
    formatExamples(examples, width),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function toRow([name, { short, value, help, default: fallback }]: readonly [string, Option]): Row {
  const flag = [
    short === undefined ? '' : `-${short}, `,
    `--${name}`,
    value === undefined ? '' : ` ${value}`,
  ];
  return [flag.join(''), fallback === undefined ? help : `${help} (default: ${fallback})`];
}

/** A title, then rows; a long left side gets its own line. */
function formatSection(title: string, rows: readonly Row[], width: number): string {
  const left = Math.min(MOST_LEFT, Math.max(...rows.map(([name]) => name.length)));
  const indent = ' '.repeat(left + 4);
  const lines = rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrap(text, Math.max(20, width - indent.length));
    const below = rest.map((line) => indent + line);
    return name.length > left
      ? [`  ${name}`, indent + first, ...below]
      : [`  ${name.padEnd(left)}  ${first}`, ...below];
  });
  return [title, ...lines].join('\n');
}

function formatExamples(rows: readonly Row[], width: number): string {
  const lines = rows.flatMap(([command, what]) => [
    `  ${command}`,
    ...wrap(what, width - 6).map((line) => `      ${line}`),
  ]);
  return ['Examples', ...lines].join('\n');
}
