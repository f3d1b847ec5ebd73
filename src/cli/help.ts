import { OPTIONS } from './arguments/options.ts';

const USAGE: readonly (readonly [string, string])[] = [
  ['keyfence [scan] [path...]', 'scan the files that git tracks or would track'],
  ['keyfence scan --staged', 'scan what is about to be committed'],
  ['keyfence scan --commits A..B', 'scan what commits add, their messages included'],
  ['keyfence scan --history', 'scan every blob and every message of the repository'],
  ['keyfence merge-reports FILE...', 'join the JSON reports of the shards of one history'],
  ['keyfence scan --stdin', 'scan standard input'],
  ['keyfence init', 'guard every commit and push of this repository'],
  ['keyfence gitignore [--fix]', 'prove, or mend, that .gitignore keeps secret files out'],
  ['keyfence doctor', 'prove that a key would be stopped here, now'],
  ['keyfence baseline', 'accept what is found today; what is new is still found'],
  ['keyfence allow FILE:LINE', 'write the comment that lets a finding stay, with its --reason'],
  ['keyfence config --print FILE', 'what applies to a file, and where each value comes from'],
  ['keyfence explain RULE', 'why a rule exists, how to mend and how to allow a finding'],
  ['keyfence revoke PATH:LINE', 'disable an xAI key that was found, and ask until it is refused'],
  ['keyfence rotate PATH:LINE --into FILE', 'put a new key in the place of one that was found'],
  ['keyfence keys', 'every xAI key of the team: age, permissions, limits, state'],
  ['keyfence env [--fix]', 'check that the keys in .env files are in order'],
  ['keyfence redact [FILE...]', 'pass standard input or files through with every secret replaced'],
  ['keyfence hook NAME', 'what the git hooks call'],
];

const EXITS: readonly (readonly [string, string])[] = [
  ['0', 'everything asked for was scanned, and nothing new was found'],
  ['1', 'something was found'],
  ['2', 'something could not be done; a hook blocks the commit or push'],
];

/** The help, made from the table of options. */
export function formatHelp(): string {
  const flags = Object.entries(OPTIONS).map(([name, { short, value, help, default: fallback }]) => {
    const flag = [
      short === undefined ? '' : `-${short}, `,
      `--${name}`,
      value === undefined ? '' : ` ${value}`,
    ];
    return [
      flag.join(''),
      fallback === undefined ? help : `${help} (default: ${fallback})`,
    ] as const;
  });
  const rows = [...USAGE, ...flags, ...EXITS];
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const format = (part: readonly (readonly [string, string])[]): string =>
    part.map(([left, right]) => `  ${left.padEnd(width)}${right}\n`).join('');
  return `Stops xAI keys and hardcoded api_key literals before they are committed.

Usage
${format(USAGE)}
Options
${format(flags)}
Exit codes
${format(EXITS)}`;
}
