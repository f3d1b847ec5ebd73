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
    `keyfence=${quote(cli)}`,
    // A linked worktree has no node_modules of its own; that of the main one will do.
    '[ -f "$keyfence" ] || keyfence="$(git rev-parse --git-common-dir)/../$keyfence"',
    `[ -f "$keyfence" ] || { echo 'keyfence: not installed here, ${blocked}; run "npm install"' >&2; exit 2; }`,
    `command -v node >/dev/null 2>&1 || { echo 'keyfence: no node on the PATH, ${blocked}; start this program from a shell that has it' >&2; exit 2; }`,
    ...(isPush
      ? renderPushCall(call, blocked)
      : isStaged
        ? renderPipedCall(`${call} || exit $?`)
        : [`${call} || exit $?`]),
  ];
}

/**
 * Git tells on standard input what is pushed, and git-lfs, which may stand below, has to be told as well.
 * The shell itself writes a here-document, however long, which no argument or program would take.
 */
function renderPushCall(call: string, blocked: string): string[] {
  return [
    `keyfence_refs="$(cat)" || { echo 'keyfence: what is pushed could not be read, ${blocked}; push again' >&2; exit 2; }`,
    ...renderHereDocument(`${call} <<keyfence || exit $?`),
    // `cat` of nothing is no empty line.
    'if [ -z "$keyfence_refs" ]; then exec </dev/null; else',
    ...renderHereDocument('exec <<keyfence || exit $?'),
    'fi',
  ];
}

function renderHereDocument(command: string): string[] {
  return [command, '$keyfence_refs', 'keyfence'];
}

/** Puts the call into a hook: first, since what follows may end in `exec`, and in place of an older one. */
export function insertCall(content: string, call: readonly string[]): string {
  const rest = removeBlocks(content);
  const shebang = /^#![^\n]*\n?/.exec(rest)?.[0] ?? '';
  const lead = shebang === '' || shebang.endsWith('\n') ? shebang : `${shebang}\n`;
  return lead + renderBlock(call) + rest.slice(shebang.length);
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

function quote(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
