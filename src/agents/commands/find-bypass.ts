import { isBypass } from '../../hooks/bypass-variables.ts';
import { shorten } from '../../text/shorten.ts';
import type { StartedProgram } from './expand-command.ts';
import type { Word } from './shell/shell-command.ts';

/** `--no-verify`, or an abbreviation that git accepts. */
const NO_VERIFY = /^--no-v(?:e(?:r(?:i(?:fy?)?)?)?)?$/;
/** `-n` of `git commit`, also after other flags without a value. */
const COMMIT_N = /^-[aeipqsvzoS]*n/;
const HOOKS_PATH = /core\.hookspath|^hook\./i;
/** Commands of keyfence that accept findings. */
const ACCEPTS = ['baseline', 'allow'];

/** Characters of a word in a message. */
const MOST_SHOWN = 80;

/** How a program would get around the hooks, if it would; worded to follow "this". */
export function findBypassIn(command: StartedProgram): string | undefined {
  return (
    findVariable(command) ??
    findGitBypass(command) ??
    findKeyfenceBypass(command) ??
    findRemoval(command)
  );
}

function findVariable({ assignments, words, program, args }: StartedProgram): string | undefined {
  const set = [
    ...assignments.map(({ name, value }) => [name, value.text] as const),
    // `env HUSKY=0 git commit`, `export HUSKY=0`
    ...words.map(({ text }) => splitAssignment(text)),
    ...(/^set-?/.test(program) ? args.map(({ text }) => splitAssignment(text)) : []),
  ];
  for (const [name, value] of set) {
    const plain = name.replace(/^\$?env:/i, '');
    if (isBypass(plain, value)) return `sets ${plain}=${value}, which turns the git hooks off`;
    if (/^GIT_CONFIG_(?:KEY_\d+|PARAMETERS)$/.test(plain) && /core\.hookspath/i.test(value))
      return 'sets core.hooksPath, which turns the git hooks off';
  }
  return undefined;
}

function splitAssignment(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at === -1 ? ['', ''] : [text.slice(0, at), text.slice(at + 1)];
}

function findGitBypass({ program, args }: StartedProgram): string | undefined {
  if (program !== 'git') return undefined;
  const texts = args.map(({ text }) => text);
  const { subcommand, rest, settings } = splitGit(texts);
  if (settings.some((setting) => HOOKS_PATH.test(setting)))
    return 'sets core.hooksPath or a hook for git, which turns the git hooks off';
  if (settings.some((setting) => /^(?:-c)?alias\./i.test(setting)))
    return 'defines an alias for a git command';
  const own = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
  if (own.some((arg) => NO_VERIFY.test(arg)) && subcommand !== 'rev-parse')
    return `runs git ${subcommand} with --no-verify, which skips the git hooks`;
  if (subcommand === 'commit' && hasCommitN(own))
    return 'runs git commit with -n, which skips the git hooks';
  if (subcommand === 'config' && rest.some((arg) => HOOKS_PATH.test(arg)) && !isReading(rest))
    return 'changes which hooks git runs';
  if (subcommand === 'config' && setsBypass(rest))
    return 'defines a git alias that skips the hooks';
  return undefined;
}

/** `git config alias.ci 'commit -n'` */
function setsBypass(args: readonly string[]): boolean {
  const at = args.findIndex((arg) => /^alias\./i.test(arg));
  const value = args[at + 1] ?? '';
  return at !== -1 && /\s--no-v|\bcommit\s(?:.*\s)?-[aeipqsvzo]*n|hookspath/i.test(value);
}

/** The rest of the word, or the next word, is the value of `-m` and others. */
function hasCommitN(args: readonly string[]): boolean {
  return args.some(
    (arg, at) => COMMIT_N.test(arg) && !/^-[aeipqsvzoS]*[mFCctu]$/.test(args[at - 1] ?? ''),
  );
}

function isReading(args: readonly string[]): boolean {
  if (args.some((arg) => /^(?:--get|--list|-l$|get$|list$)/.test(arg))) return true;
  const words = args.filter((arg) => !arg.startsWith('-'));
  return words.length === 1 && !args.some((arg) => arg.startsWith('--unset'));
}

/** Splits the arguments of git: settings before the subcommand, and what follows it. */
export function splitGit(args: readonly string[]): {
  readonly subcommand: string;
  readonly rest: readonly string[];
  readonly settings: readonly string[];
  readonly directory?: string;
} {
  const settings: string[] = [];
  let directory: string | undefined;
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-c' || arg === '--config-env') settings.push(args[++at] ?? '');
    else if (arg.startsWith('--config-env=') || /^-c./.test(arg)) settings.push(arg);
    else if (arg === '-C') directory = args[++at];
    else if (/^--(?:git-dir|work-tree|namespace|exec-path)$/.test(arg)) at++;
    else if (!arg.startsWith('-')) break;
  }
  const found = { subcommand: args[at] ?? '', rest: args.slice(at + 1), settings };
  return directory === undefined ? found : { ...found, directory };
}

function findKeyfenceBypass({ args, words, program }: StartedProgram): string | undefined {
  const isCalled =
    program === 'keyfence' ||
    words
      .slice(0, 4)
      .some(({ text }) => /(?:^|[/\\])keyfence(?:@|$|[/\\]dist[/\\]cli\.cjs$)/.test(text));
  if (!isCalled) return undefined;
  const texts = args.map(({ text }) => text);
  const accepted = ACCEPTS.find((name) => texts.includes(name));
  if (accepted !== undefined && !texts.includes('--help'))
    return `runs keyfence ${accepted}, which accepts findings; that is for a person to decide`;
  if (texts.includes('--undo')) return 'removes keyfence';
  const isRemoved = texts.some((text) => /^(?:uninstall|remove|rm|r|un|unlink)$/.test(text));
  return isRemoved ? 'uninstalls keyfence' : undefined;
}

const REMOVERS = new Set(
  'rm mv chmod unlink truncate shred rmdir del erase remove-item move-item'.split(' '),
);
const OWN_FILES = /(?:^|[/\\])node_modules[/\\](?:\.bin[/\\])?keyfence(?:$|[/\\])/;
const HOOK_FILES = /(?:^|[/\\])(?:\.git[/\\]hooks|\.husky)(?:$|[/\\])/;

function findRemoval({ program, words }: StartedProgram): string | undefined {
  // `find .git/hooks -delete`, `find .git/hooks -exec rm {} +`
  if (!REMOVERS.has(program) && !words.some(({ text }) => text === '-delete')) return undefined;
  if (words.some(({ text }) => OWN_FILES.test(text))) return 'removes keyfence';
  const named = words.find(({ text }) => HOOK_FILES.test(text));
  return named ? `changes git hooks (${describe(named)})` : undefined;
}

function describe({ text }: Word): string {
  return shorten(text, MOST_SHOWN + 1);
}
