import { INSTALL_COMMANDS } from '../package/package-manager.ts';
import { quoteForShell } from '../text/quote-for-shell.ts';

/** Where hooks find keyfence. */
export interface Installation {
  /** Path of its `hook.sh`, with `/`: absolute, or relative to the top of a work tree, where git starts hooks. */
  readonly script: string;
  /**
   * The work tree whose package the others use that have none, relative to the directory above the common git
   * directory: empty for the main work tree.
   */
  readonly tree: string;
  /** The command that installs it where it is missing. */
  readonly install: string;
}

/** What a line of `init` says. */
export interface HookLine extends Installation {
  readonly hook: string;
}

export const SCRIPT_NAME = 'hook.sh';
/** Beside it in the package. */
export const CLI_NAME = 'cli.cjs';

/** What every line of ours ends in: a comment, in which the carriage return of a checkout does no harm. */
const MARK = '# keyfence: keeps secrets out of git; "keyfence init --undo" removes this line';
const LINE = /^[ \t]*keyfence_hook=[^\n]* # keyfence: [^\n]*\n?/gm;
const EXACT =
  /^keyfence_hook=(?<hook>[a-z-]+) keyfence=(?<script>'.*?'); .*?-common-dir\)"\/\.\.\/(?:(?<tree>'.*')\/)?"\$keyfence"; .*; run "(?<install>[^"]*)"/;
const EXACT_ABSOLUTE =
  /^keyfence_hook=(?<hook>[a-z-]+) keyfence=(?<script>'.*?'); .*; run "(?<install>[^"]*)"/;

/**
 * The line of `sh` that lets a hook call keyfence: it reads `hook.sh` of the package, which does the rest, or
 * blocks where that is missing.
 */
export function renderHookLine({ hook, script, tree, install }: HookLine): string {
  const isAbsolute = isAbsolutePath(script);
  const elsewhere = `"$(git rev-parse --git-common-dir)"/../${tree === '' ? '' : `${quoteForShell(tree)}/`}"$keyfence"`;
  const what = hook === 'pre-push' ? 'push' : 'commit';
  return [
    `keyfence_hook=${hook} keyfence=${quoteForShell(script)}`,
    // A linked worktree has no packages of its own.
    ...(isAbsolute ? [] : [`[ -f "$keyfence" ] || keyfence=${elsewhere}`]),
    `[ -f "$keyfence" ] || { echo 'keyfence: not installed here, so the ${what} was blocked; run "${install}"' >&2; exit 2; }`,
    `. "$keyfence" ${MARK}`,
  ].join('; ');
}

/** @returns what a line says that is word for word one of `init`, else `undefined` */
export function parseHookLine(line: string): HookLine | undefined {
  for (const pattern of [EXACT, EXACT_ABSOLUTE]) {
    const { hook, script, tree, install } = pattern.exec(line)?.groups ?? {};
    if (hook === undefined || script === undefined || install === undefined) continue;
    if (!INSTALL_COMMANDS.includes(install)) continue;
    const said = { hook, script: unquote(script), tree: unquote(tree ?? "''"), install };
    if (renderHookLine(said) === line) return said;
  }
  return undefined;
}

/** The command that a `hook.sh` starts. */
export function findCliBeside(script: string): string {
  return script.slice(0, script.length - SCRIPT_NAME.length) + CLI_NAME;
}

/** The lines of a hook that `init` put there, in this version or another. */
export function listHookLines(text: string): string[] {
  return Array.from(text.matchAll(LINE), ([line]) => line);
}

/** The text without them. */
export function removeHookLines(text: string): string {
  return text.replace(LINE, '');
}

function unquote(word: string): string {
  return word.slice(1, -1).replaceAll(`'\\''`, "'");
}

function isAbsolutePath(path: string): boolean {
  return /^(?:\/|[A-Za-z]:)/.test(path);
}
