/** The help of a command. */
export interface CommandHelp {
  /** Each form of its arguments, with a description; the simplest first. */
  readonly usage: readonly (readonly [words: string, what: string])[];
  /** Whole command lines, and what each one does. */
  readonly examples: readonly (readonly [command: string, what: string])[];
}

/** Every command, in the order of the help. */
export const COMMAND_HELP: Readonly<Record<string, CommandHelp>> = {
  scan: {
    usage: [
      ['[PATH|GLOB...]', 'scan the files that git tracks or would track'],
      ['--staged', 'scan staged changes'],
      ['--commits A..B', 'scan the changes and messages of commits'],
      ['--ci', 'scan the commits of this CI build'],
      ['--history', 'scan every blob and every message of the repository'],
      ['--stdin', 'scan standard input'],
    ],
    examples: [
      ['keyfence', 'the whole repository'],
      ["keyfence scan src 'config/**/*.yml'", 'one directory, and the files that a glob matches'],
      ['keyfence scan --since origin/main', 'what this branch adds'],
      [
        'keyfence scan --history --format html --output leaks.html',
        'a report of the whole history',
      ],
      ['git diff | keyfence scan --stdin', 'what another program prints'],
    ],
  },
  init: {
    usage: [
      ['', 'guard every commit and push of this repository'],
      ['--agent NAME|all [--user]', 'guard coding agents, in this project or in all of yours'],
    ],
    examples: [
      ['keyfence init', 'hooks, .gitignore, and a baseline if there are old keys'],
      ['keyfence init --dry-run', 'show what it would change'],
      ['keyfence init --agent claude', 'the hooks of Claude Code'],
      ['keyfence init --undo', 'remove it again'],
    ],
  },
  doctor: {
    usage: [
      ['', 'prove that a key would be stopped here, now'],
      ['--agent NAME|all [--user]', 'the same for coding agents'],
    ],
    examples: [
      ['keyfence doctor', 'try the hooks with a made-up key'],
      ['keyfence doctor --run-hooks', 'also run hooks that have other commands'],
    ],
  },
  gitignore: {
    usage: [['[--fix]', 'check that .gitignore ignores secret files, or fix it']],
    examples: [
      ['keyfence gitignore', 'list secret files that git would add'],
      ['keyfence gitignore --fix', 'append what is missing'],
    ],
  },
  explain: {
    usage: [['RULE|leaked', 'why a rule exists, how to fix and how to allow a finding']],
    examples: [
      ['keyfence explain no-xai-key', 'what to do about a key, and about a false alarm'],
      ['keyfence explain leaked', 'what to do about a key that others have seen'],
    ],
  },
  allow: {
    usage: [['PATH:LINE --reason TEXT', 'allow one finding, by a comment or in the configuration']],
    examples: [
      ['keyfence allow src/a.py:3 --reason "from the documentation"', 'write the comment'],
    ],
  },
  baseline: {
    usage: [['[PATH...]', 'accept the current findings; new ones are still reported']],
    examples: [
      ['keyfence baseline', 'accept the keys that HEAD has'],
      ['keyfence baseline --prune', 'remove entries that are no longer found'],
    ],
  },
  config: {
    usage: [['--print FILE', 'print the configuration of a file, and where each value comes from']],
    examples: [['keyfence config --print src/a.py', 'the rules and options for that file']],
  },
  audit: {
    usage: [
      ['DIR...', 'scan every repository below a directory: work tree and history'],
      ['-', 'the same for directories that are listed on standard input'],
    ],
    examples: [
      [
        'keyfence audit ~/src',
        'all repositories of a machine, and whether their hooks are guarded',
      ],
      ['keyfence audit - --shard 2/8 --json < list.txt', 'one part of a list, in CI'],
    ],
  },
  'merge-reports': {
    usage: [['FILE...', 'join JSON reports: of shards, of machines, of repositories']],
    examples: [['keyfence merge-reports 1.json 2.json', 'after two runs with --shard 1/2 and 2/2']],
  },
  revoke: {
    usage: [['PATH:LINE', 'disable an xAI key that was found, and wait until xAI rejects it']],
    examples: [
      ['keyfence revoke src/a.py:3', 'the key in that line'],
      ['keyfence revoke --all-found --history', 'every key of the history'],
    ],
  },
  rotate: {
    usage: [['PATH:LINE --into FILE', 'replace a key that was found with a new one']],
    examples: [
      ['keyfence rotate src/a.py:3 --into .env.local', 'the new key goes into .env.local'],
    ],
  },
  keys: {
    usage: [['', 'every xAI key of the team: age, permissions, limits, state']],
    examples: [['keyfence keys --max-age 90d', 'fail for a key that is older than 90 days']],
  },
  env: {
    usage: [['[--fix]', 'check that the keys in .env files are in order']],
    examples: [['keyfence env', 'who can read them, and which are missing in .env.example']],
  },
  redact: {
    usage: [['[FILE...]', 'pass standard input or files through with every secret replaced']],
    examples: [['npm test 2>&1 | keyfence redact', 'a log that may be shared']],
  },
  hook: {
    usage: [
      ['NAME [ARGS...]', 'called by the git hooks'],
      ['agent [--agent NAME]', 'called by the hooks of coding agents'],
    ],
    examples: [['keyfence hook pre-commit --verbose', 'see what a commit would report now']],
  },
  help: {
    usage: [['[COMMAND]', 'print this help, or that of a command']],
    examples: [['keyfence help scan', 'the options of scan']],
  },
  version: {
    usage: [['', 'print the version']],
    examples: [['keyfence version', 'as --version']],
  },
};
