import { quoteForShell } from '../text/quote-for-shell.ts';
import { hasBlock, removeBlocks, renderBlock } from './block.ts';
import { renderPipedCall } from './render-piped-call.ts';
import { STAGED_HOOKS } from './staged-hooks.ts';

const SHELLS = /^(?:sh|bash|dash|ash|ksh|ksh93|mksh|yash|zsh|busybox)(?:\.exe)?$/;

/**
 * The lines of `sh` that let a hook call keyfence. They start Node without `npx`, which costs half a
 * second, and block when they cannot do their work.
 * @param hook name of the git hook
 * @param cli path of the command, relative to the top of the work tree, where git starts hooks
 */
export function renderCall(hook: string, cli: string): string[] {
  const isPush = hook === 'pre-push';
  const blocked = `so nothing was checked and the ${isPush ? 'push' : 'commit'} is blocked`;
  const isStaged = STAGED_HOOKS.some((name) => name === hook);
  const call = `node "$keyfence" hook ${hook}${isStaged ? ' --piped' : ''} -- "$@"`;
  return [
    `keyfence=${quoteForShell(cli)}`,
    // A linked worktree has no node_modules of its own; that of the main one will do, or of another one
    // where the repository itself is bare.
    '[ -f "$keyfence" ] || keyfence="$(git rev-parse --git-common-dir)/../$keyfence"',
    `[ -f "$keyfence" ] || keyfence="$(git worktree list --porcelain | while read -r keyfence_key keyfence_tree; do [ "$keyfence_key" != worktree ] || [ ! -f "$keyfence_tree"/${quoteForShell(cli)} ] || { printf '%s\\n' "$keyfence_tree"/${quoteForShell(cli)}; break; }; done)"`,
    `[ -f "$keyfence" ] || { echo 'keyfence: not installed here, ${blocked}; run "npm install"' >&2; exit 2; }`,
    `command -v node >/dev/null 2>&1 || { echo 'keyfence: no node on the PATH, ${blocked}; start this program from a shell that has it' >&2; exit 2; }`,
    ...(isPush
      ? renderPushCall(call, blocked)
      : isStaged
        ? renderPipedCall(`${call} || exit $?`)
        : [`${call} || exit $?`]),
  ].map(endInComment);
}

/** A checkout may turn line feeds into CRLF, and a carriage return in a comment does no harm. */
function endInComment(line: string): string {
  return line.startsWith('#') ? line : `${line} #`;
}

/**
 * Git tells on standard input what is pushed, and git-lfs, which may stand below, has to be told as well.
 * The shell itself writes a here-document, however long, which no argument or program would take. It is put
 * together at run time, since in CRLF nothing would end it.
 */
function renderPushCall(call: string, blocked: string): string[] {
  return [
    `keyfence_refs="$(cat)" || { echo 'keyfence: what is pushed could not be read, ${blocked}; push again' >&2; exit 2; }`,
    `keyfence_lf="$(printf '\\nx')"; keyfence_lf="\${keyfence_lf%x}"`,
    'keyfence_doc="<<keyfence || exit \\$?${keyfence_lf}\\$keyfence_refs${keyfence_lf}keyfence${keyfence_lf}"',
    `eval ${quoteForShell(`${call} `)}"$keyfence_doc"`,
    // `cat` of nothing is no empty line.
    'if [ -z "$keyfence_refs" ]; then exec </dev/null; else eval "exec $keyfence_doc"; fi',
  ];
}

/** Puts the call into a hook: first, since what follows may end in `exec`, and in place of an older one. */
export function insertCall(content: string, call: readonly string[]): string {
  const rest = removeBlocks(content);
  const shebang = /^#![^\n]*\n?/.exec(rest)?.[0] ?? '';
  const lead = shebang === '' || shebang.endsWith('\n') ? shebang : `${shebang}\n`;
  const block = renderBlock(call);
  const isCrlf = rest.includes('\r\n');
  return lead + (isCrlf ? block.replaceAll('\n', '\r\n') : block) + rest.slice(shebang.length);
}

/** Takes the call out. @returns `undefined` when nothing is left that the hook would do */
export function removeCall(content: string): string | undefined {
  if (!hasBlock(content)) return content;
  const rest = removeBlocks(content);
  return rest.replace(/^#![^\n]*/, '').trim() === '' ? undefined : rest;
}

/** Whether git would run the hook with a shell that understands the call. */
export function isShellScript(content: string): boolean {
  const [first = ''] = content.split('\n', 1);
  if (!first.startsWith('#!')) return !content.includes('\0');
  const [program = '', ...args] = first.slice(2).trim().split(/\s+/).map(baseName);
  // `env -S VAR=1 sh -e`
  const started =
    program === 'env' ? args.find((arg) => !arg.startsWith('-') && !arg.includes('=')) : program;
  return SHELLS.test(started ?? '');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
