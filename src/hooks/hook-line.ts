import { INSTALL_COMMANDS } from '../package/package-manager.ts';
import { quoteForShell } from '../text/quote-for-shell.ts';

/** Where hooks find keyfence. */
export interface Installation {
  /**
   * Path of its `hook.sh`, with `/`: absolute, or relative to the top of a work tree, where git starts hooks.
   * Below {@link UNPLUGGED} a star stands for what Yarn appends to a name.
   */
  readonly script: string;
  /**
   * The work tree whose package is used by those that have none, relative to the directory above the common git
   * directory: empty for the main work tree.
   */
  readonly tree: string;
  /** The command that installs it if it is missing. */
  readonly install: string;
}

/** The content of a line of `init`. */
export interface HookLine extends Installation {
  readonly hook: string;
}

export const SCRIPT_NAME = 'hook.sh';
/** Next to it in the package. */
export const CLI_NAME = 'cli.cjs';
/** Instead of it, a file with the path of a single executable. */
export const PROGRAM_NAME = 'program';
/**
 * Where Yarn unpacks a package that cannot stay in an archive.
 * https://yarnpkg.com/features/pnp#packages-are-stored-inside-zip-archives-how-can-i-access-their-files
 */
export const UNPLUGGED = '.yarn/unplugged/keyfence-';
const STAR = `${UNPLUGGED}*`;

export const INSTALL_GLOBALLY = 'npm install -g keyfence';
export const VENDOR = 'npx keyfence init --vendor';
export const COPY_GLOBALLY = 'npx keyfence init --global';
/** Every command that a line may contain. */
const COMMANDS: readonly string[] = [...INSTALL_COMMANDS, INSTALL_GLOBALLY, VENDOR, COPY_GLOBALLY];

/** The end of every line of keyfence: a comment, in which the carriage return of a checkout is harmless. */
const MARK = '# keyfence: keeps secrets out of git; "keyfence init --undo" removes this line';
const LINE = /^[ \t]*keyfence_hook=[^\n]* # keyfence: [^\n]*\n?/gm;
const SAID =
  /^keyfence_hook=(?<hook>[a-z-]+)(?: keyfence=|; for keyfence in )(?<script>'.*?')(?:\*(?<behind>'.*?'))?; .*; run "(?<install>[^"]*)"/;
const TREE = /-common-dir\)"\/\.\.\/(?<tree>'.*?')\/['"]/;

/**
 * The line of `sh` that makes a hook call keyfence: it reads `hook.sh` of the package, which does the rest, or
 * blocks if that is missing.
 */
export function renderHookLine({ hook, script, tree, install }: HookLine): string {
  const above = `"$(git rev-parse --git-common-dir)"/../${tree === '' ? '' : `${quoteForShell(tree)}/`}`;
  const what = hook === 'pre-push' ? 'push' : 'commit';
  const names = quotePath(script);
  const find = script.includes(STAR)
    ? [
        `keyfence_hook=${hook}`,
        // In an assignment a star is not expanded.
        `for keyfence in ${names}; do :; done`,
        `[ -f "$keyfence" ] || for keyfence in ${above}${names}; do :; done`,
      ]
    : [
        `keyfence_hook=${hook} keyfence=${names}`,
        // A linked worktree has no packages of its own.
        ...(isAbsolutePath(script) ? [] : [`[ -f "$keyfence" ] || keyfence=${above}"$keyfence"`]),
      ];
  return [
    ...find,
    `[ -f "$keyfence" ] || { echo 'keyfence: not installed here, so the ${what} was blocked; run "${install}"' >&2; exit 2; }`,
    `. "$keyfence" ${MARK}`,
  ].join('; ');
}

/** @returns the content of a line if it is exactly one of `init`, else `undefined` */
export function parseHookLine(line: string): HookLine | undefined {
  const { hook, script, behind, install } = SAID.exec(line)?.groups ?? {};
  if (hook === undefined || script === undefined || install === undefined) return undefined;
  if (!COMMANDS.includes(install)) return undefined;
  const parsed = {
    hook,
    script: unquote(script) + (behind === undefined ? '' : `*${unquote(behind)}`),
    tree: unquote(TREE.exec(line)?.groups?.['tree'] ?? "''"),
    install,
  };
  return renderHookLine(parsed) === line ? parsed : undefined;
}

/** The command that a `hook.sh` starts. */
export function findCliBeside(script: string): string {
  return script.slice(0, script.length - SCRIPT_NAME.length) + CLI_NAME;
}

/** The lines of a hook that `init` wrote, in this version or another. */
export function listHookLines(text: string): string[] {
  return Array.from(text.matchAll(LINE), ([line]) => line);
}

/** The text without them. */
export function removeHookLines(text: string): string {
  return text.replace(LINE, '');
}

function quotePath(path: string): string {
  const at = path.indexOf(STAR);
  if (at === -1) return quoteForShell(path);
  const end = at + UNPLUGGED.length;
  return `${quoteForShell(path.slice(0, end))}*${quoteForShell(path.slice(end + 1))}`;
}

function unquote(word: string): string {
  return word.slice(1, -1).replaceAll(`'\\''`, "'");
}

function isAbsolutePath(path: string): boolean {
  return /^(?:\/|[A-Za-z]:)/.test(path);
}
