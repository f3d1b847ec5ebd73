import { hasBlock, removeBlocks } from './block.ts';
import { listHookLines, removeHookLines } from './hook-line.ts';

const SHELLS = /^(?:sh|bash|dash|ash|ksh|ksh93|mksh|yash|zsh|busybox)(?:\.exe)?$/;

/**
 * Puts the line of keyfence into a hook: first, because the rest may end in `exec`, and in place of the line or
 * block of an older version.
 */
export function insertLine(content: string, line: string): string {
  const rest = removeHookLines(removeBlocks(content));
  const shebang = /^#![^\n]*\n?/.exec(rest)?.[0] ?? '';
  const lead = shebang === '' || shebang.endsWith('\n') ? shebang : `${shebang}\n`;
  const ending = rest.includes('\r\n') ? '\r\n' : '\n';
  return `${lead}${line}${ending}${rest.slice(shebang.length)}`;
}

/** Removes what `init` wrote. @returns `undefined` if nothing is left */
export function removeLine(content: string): string | undefined {
  if (!hasBlock(content) && listHookLines(content).length === 0) return content;
  const rest = removeHookLines(removeBlocks(content));
  return rest.replace(/^#![^\n]*/, '').trim() === '' ? undefined : rest;
}

/** Whether git runs the hook with a shell that understands the call. */
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
