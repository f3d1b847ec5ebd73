import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '../../errors/errors.ts';
import { findClosest } from '../../text/suggest.ts';
import { OPTIONS, type Flags } from './options.ts';
import { pairReports, type GivenFlag, type ReportRequest } from './report-request.ts';
import { splitHookWords } from './split-hook-words.ts';

/** Formats that `--quiet` may shorten. */
const FOR_PEOPLE: readonly string[] = ['stylish', 'unix', 'markdown', 'summary'];

/** A parsed command line. */
export interface Arguments {
  readonly command: string;
  /** The same; absent if no command was written. */
  readonly given?: string;
  readonly positionals: readonly string[];
  readonly flags: Flags;
  /** Where the report goes, in which formats; at least one. */
  readonly reports: readonly ReportRequest[];
  /** Every glob of `--ignore`. */
  readonly ignored: readonly string[];
}

/**
 * @param argv without the program's own name
 * @param commands allowed as the first word; any other word is a path for `scan`
 * @throws UsageError for a flag that is unknown, or not of this command
 */
export function parseArguments(argv: readonly string[], commands: readonly string[]): Arguments {
  const { ahead, args } = splitHook(argv);
  const { values, positionals: words, given } = parse(ahead);
  const positionals = [...words, ...args];
  const first = positionals[0] ?? '';
  const command = commands.includes(first) ? first : 'scan';
  for (const name of Object.keys(values)) {
    const known = OPTIONS[name]?.commands;
    if (known && !known.includes(command))
      throw new UsageError(`--${name} does not go with "${command}"`);
  }
  const defaults = Object.entries(OPTIONS).flatMap(([name, option]) =>
    option.default === undefined ? [] : [[name, option.default]],
  );
  // Other commands take a file for something else.
  const hasFormats = OPTIONS['format']?.commands?.includes(command) === true;
  const reports = pairReports(given, hasFormats);
  if (values.quiet) requireReadable(reports);
  return {
    command,
    ...(commands.includes(first) && { given: first }),
    positionals: commands.includes(first) ? positionals.slice(1) : positionals,
    flags: { ...(Object.fromEntries(defaults) as Flags), ...values },
    reports,
    ignored: given.flatMap(({ name, value }) =>
      name === 'ignore' && value !== undefined ? [value] : [],
    ),
  };
}

/** @throws UsageError when the report is for a program, which would miss what is left out */
function requireReadable(reports: readonly ReportRequest[]): void {
  const other = reports.find(
    ({ format, output }) => output === undefined && !FOR_PEOPLE.includes(format),
  );
  if (!other) return;
  throw new UsageError(`--quiet goes with ${FOR_PEOPLE.join(', ')}, not with ${other.format}`);
}

/** Removes the arguments of a hook, which are not flags, whatever they look like. */
function splitHook(argv: readonly string[]): {
  readonly ahead: readonly string[];
  readonly args: readonly string[];
} {
  const command = findWord(argv, 0);
  const name = argv[command] === 'hook' ? findWord(argv, command + 1) : argv.length;
  const { flags, args } = splitHookWords(argv[name] ?? '', argv.slice(name + 1));
  return { ahead: [...argv.slice(0, name + 1), ...flags], args };
}

/** The index of the first word from there on that is neither a flag nor its value. */
function findWord(argv: readonly string[], from: number): number {
  let at = from;
  while (argv[at]?.startsWith('-')) {
    at += OPTIONS[argv[at]?.slice(2) ?? '']?.type === 'string' ? 2 : 1;
  }
  return at;
}

function parse(argv: readonly string[]): {
  values: Flags;
  positionals: string[];
  given: GivenFlag[];
} {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { type, short }]) => [
      name,
      short === undefined ? { type } : { type, short },
    ]),
  );
  try {
    const { values, positionals, tokens } = parseArgs({
      args: joinNumbers(argv),
      options,
      allowPositionals: true,
      allowNegative: true,
      tokens: true,
    });
    const given = tokens.flatMap((token) =>
      token.kind === 'option' && !token.rawName.startsWith('--no-')
        ? [{ name: token.name, value: token.value }]
        : [],
    );
    return { values, positionals, given };
  } catch (cause) {
    throw new UsageError(describeFault(cause), { cause });
  }
}

/** ESLint accepts `-1` as a number of warnings, which Node takes for a flag. */
function joinNumbers(argv: readonly string[]): string[] {
  return argv.flatMap((word, at) => {
    const isNumber = (text: string | undefined): boolean => /^-\d+$/.test(text ?? '');
    if (isNumber(word) && isValued(argv[at - 1])) return [];
    const next = argv[at + 1];
    return isValued(word) && isNumber(next) ? [`${word}=${next ?? ''}`] : [word];
  });
}

function isValued(word: string | undefined): boolean {
  return word?.startsWith('--') === true && OPTIONS[word.slice(2)]?.type === 'string';
}

/** Not Node's own message, which gives advice about positional arguments. */
function describeFault(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const flag = /'(?:-\w, )?(?<flag>-[^' ]+)/.exec(message)?.groups?.['flag'] ?? '';
  if (message.startsWith('Unknown option')) return describeUnknown(flag);
  const option = OPTIONS[flag.replace(/^--/, '')];
  if (option?.type === 'string') return `${flag} needs a value: ${flag} ${option.value ?? ''}`;
  return `${flag} takes no value`;
}

function describeUnknown(flag: string): string {
  const flags = Object.entries(OPTIONS).flatMap(([name, { type, short }]) => [
    `--${name}`,
    ...(type === 'boolean' ? [`--no-${name}`] : []),
    ...(short === undefined ? [] : [`-${short}`]),
  ]);
  const closest = findClosest(flag, flags);
  const more = closest === undefined ? 'see "keyfence --help"' : `did you mean ${closest}?`;
  return `there is no option ${flag}; ${more}`;
}
