/** One flag of the command line; the parser and the help are made from this table. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly help: string;
  /** The placeholder for its value in the help. */
  readonly value?: string;
  readonly default?: string;
  readonly short?: string;
  /** Commands that have it; absent if every command does. */
  readonly commands?: readonly string[];
}

const TABLE = {
  staged: {
    type: 'boolean',
    help: 'scan staged changes: the blobs in the index that differ from HEAD',
    commands: ['scan'],
  },
  commits: {
    type: 'string',
    value: 'RANGE',
    help: 'scan the changes of commits: A..B, A...B or one commit',
    commands: ['scan'],
  },
  since: { type: 'string', value: 'REF', help: 'same as --commits REF..HEAD', commands: ['scan'] },
  ci: {
    type: 'boolean',
    help: 'scan the commits of this CI build',
    commands: ['scan'],
  },
  history: {
    type: 'boolean',
    help: 'scan every blob and every message in the object store',
    commands: ['scan', 'revoke', 'rotate'],
  },
  trust: {
    type: 'string',
    value: 'head|base',
    help: 'whether allow comments and settings in the scanned commits count (head), or only those from before (base)',
    commands: ['scan', 'hook'],
  },
  shard: {
    type: 'string',
    value: 'I/N',
    help: 'scan part I of N of a --history, or of the audited directories; merge-reports joins the JSON reports',
    commands: ['scan', 'audit'],
  },
  timeout: {
    type: 'string',
    value: 'SECONDS',
    help: 'give up with exit code 2 when it takes longer',
  },
  stdin: { type: 'boolean', help: 'scan standard input', commands: ['scan'] },
  'stdin-filename': {
    type: 'string',
    value: 'FILE',
    help: 'the file name for standard input; its extension sets the format',
    commands: ['scan', 'redact'],
  },
  format: {
    type: 'string',
    value: 'NAME',
    default: 'stylish',
    help: 'format of the report; may be repeated, each with its --output: stylish, json, sarif, github, gitlab, junit, checkstyle, csv, html, markdown, unix, summary',
    commands: ['scan', 'gitignore', 'merge-reports', 'env', 'keys', 'audit'],
  },
  output: {
    type: 'string',
    value: 'FILE',
    help: 'write the report of the --format before it to FILE; without one, its extension sets the format; revoke, rotate: a receipt in JSON',
    commands: ['scan', 'gitignore', 'merge-reports', 'env', 'keys', 'revoke', 'rotate', 'audit'],
  },
  json: {
    type: 'boolean',
    help: 'same as --format json',
    commands: ['scan', 'gitignore', 'merge-reports', 'env', 'keys', 'audit'],
  },
  summary: {
    type: 'boolean',
    help: 'same as --format summary: count findings by rule and by secret',
    commands: ['scan', 'gitignore', 'merge-reports', 'audit'],
  },
  quiet: {
    type: 'boolean',
    short: 'q',
    help: 'print only findings and errors that make the exit code other than 0',
    commands: ['scan', 'gitignore', 'merge-reports', 'audit'],
  },
  verify: {
    type: 'boolean',
    help: 'ask xAI (XAI_BASE_URL, XAI_MANAGEMENT_URL) whether each xAI key that is found is live, and whose it is',
    commands: ['scan'],
  },
  'verify-only-active': {
    type: 'boolean',
    help: 'like --verify; exit with 1 only for xAI keys that are live or could not be checked',
    commands: ['scan'],
  },
  'max-warnings': {
    type: 'string',
    value: 'N',
    help: 'exit with 1 for more than N warnings and already committed findings',
    commands: ['scan', 'gitignore', 'merge-reports', 'audit'],
  },
  import: {
    type: 'string',
    value: 'FILE',
    help: 'accept only findings that are also in a gitleaks report (JSON) or a detect-secrets baseline',
    commands: ['baseline'],
  },
  'include-new': {
    type: 'boolean',
    help: 'also accept findings that HEAD does not contain yet',
    commands: ['baseline'],
  },
  prune: {
    type: 'boolean',
    help: 'accept nothing new; remove stale entries from the baseline',
    commands: ['baseline'],
  },
  ignore: {
    type: 'string',
    value: 'GLOB',
    help: 'do not scan these files, in addition to the configuration; may be repeated',
    commands: ['scan', 'audit'],
  },
  print: {
    type: 'string',
    value: 'FILE',
    help: 'print the configuration of FILE, and where each value comes from',
    commands: ['config'],
  },
  config: {
    type: 'string',
    value: 'FILE',
    help: 'read the configuration from FILE',
    commands: [
      'scan',
      'hook',
      'gitignore',
      'init',
      'doctor',
      'baseline',
      'redact',
      'env',
      'allow',
      'revoke',
      'audit',
    ],
  },
  piped: {
    type: 'boolean',
    help: 'read staged changes from standard input, as the hooks that init writes pass them',
    commands: ['hook'],
  },
  verbose: {
    type: 'boolean',
    help: 'print a summary of the scan even if there is nothing to report',
    commands: ['hook'],
  },
  fix: {
    type: 'boolean',
    help: 'gitignore: append missing patterns; env: remove permissions of others, add names to .env.example',
    commands: ['gitignore', 'env'],
  },
  profiles: {
    type: 'boolean',
    help: 'also check the startup files of shells in the home directory',
    commands: ['env'],
  },
  yes: {
    type: 'boolean',
    help: 'init: add to .gitignore without asking (accepting old keys still needs a person); revoke, rotate: do not ask',
    commands: ['init', 'revoke', 'rotate'],
  },
  'dry-run': {
    type: 'boolean',
    help: 'print what would change, and change nothing; audit: print the directories of the shard',
    commands: ['init', 'redact', 'allow', 'baseline', 'audit'],
  },
  'max-age': {
    type: 'string',
    value: 'AGE',
    help: 'exit with 1 for keys that are older: 90d, 12w, 1y',
    commands: ['keys'],
  },
  wildcard: {
    type: 'boolean',
    help: 'allow keys with a wildcard in their permissions; --no-wildcard: exit with 1 for one',
    commands: ['keys'],
  },
  'require-expiry': {
    type: 'boolean',
    help: 'exit with 1 for keys that never expire',
    commands: ['keys'],
  },
  found: {
    type: 'string',
    value: 'FILE',
    help: 'a JSON report of a scan: show which keys of the team it found, and exit with 1 for one that works',
    commands: ['keys'],
  },
  'all-found': {
    type: 'boolean',
    help: 'every xAI key that a scan finds',
    commands: ['revoke', 'rotate'],
  },
  delete: {
    type: 'boolean',
    help: 'delete the old key instead of disabling it',
    commands: ['revoke', 'rotate'],
  },
  into: {
    type: 'string',
    value: 'FILE',
    help: 'write the new key to FILE, such as .env.local, and make it readable only by you',
    commands: ['rotate'],
  },
  exec: {
    type: 'string',
    value: 'COMMAND',
    help: 'pass the new key to COMMAND on standard input, such as "gh secret set XAI_API_KEY"',
    commands: ['rotate'],
  },
  variable: {
    type: 'string',
    value: 'NAME',
    help: 'with --into: the variable to set if FILE does not contain the old key (default: XAI_API_KEY)',
    commands: ['rotate'],
  },
  wait: {
    type: 'boolean',
    help: 'wait until xAI rejects the key, for ten minutes at most',
    commands: ['revoke'],
  },
  'in-place': {
    type: 'boolean',
    help: 'replace the secrets in the files themselves',
    commands: ['redact'],
  },
  reason: {
    type: 'string',
    value: 'TEXT',
    help: 'the reason for allowing it',
    commands: ['allow'],
  },
  undo: { type: 'boolean', help: 'remove what init added', commands: ['init'] },
  global: {
    type: 'boolean',
    help: 'init: guard all repositories of this user; doctor: prove it, and list those below DIR that are not guarded',
    commands: ['init', 'doctor'],
  },
  vendor: {
    type: 'boolean',
    help: 'copy keyfence into the git directory and let the hooks call the copy, for repositories without packages',
    commands: ['init'],
  },
  agent: {
    type: 'string',
    value: 'NAME|all',
    help: 'set up (init), try (doctor) or answer (hook agent) a coding agent: grok, claude, codex, cursor, copilot, gemini, vibe, windsurf, cline',
    commands: ['init', 'doctor', 'hook'],
  },
  user: {
    type: 'boolean',
    help: 'with --agent: for all of your projects instead of this one',
    commands: ['init', 'doctor'],
  },
  event: {
    type: 'string',
    value: 'NAME',
    help: 'with "hook agent": the event, if the payload does not name it',
    commands: ['hook'],
  },
  'config-hooks': {
    type: 'boolean',
    help: 'with git 2.54 or later: configure the hooks in .git/config, which core.hooksPath does not turn off',
    commands: ['init'],
  },
  all: {
    type: 'boolean',
    help: 'show the options and every example of the rule',
    commands: ['explain'],
  },
  'run-hooks': {
    type: 'boolean',
    help: 'also run hooks that have other commands',
    commands: ['doctor'],
  },
  color: { type: 'boolean', help: 'use colour, terminal or not; --no-color: never' },
  help: { type: 'boolean', short: 'h', help: 'print this help' },
  version: { type: 'boolean', short: 'v', help: 'print the version' },
} as const;

export const OPTIONS: Readonly<Record<string, Option>> = TABLE;

type Table = typeof TABLE;

/** The given flags, and the defaults of the others. */
export type Flags = {
  readonly [Name in keyof Table]?:
    (Table[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
};
