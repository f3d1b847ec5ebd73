import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { DEFAULT_BASELINE } from '../../config/config-defaults.ts';
import { CONFIG_NAME, PACKAGE_NAME } from '../../config/settings/settings-files.ts';
import { isAgentSettings } from '../agent-files.ts';
import { isFile } from './resolve-paths.ts';

const MENTION = /keyfence/i;
const HOOKS = /\/(?:\.git\/(?:modules\/.{1,200}\/)?hooks|\.husky)\//;
/** Configuration files of hook managers. */
const MANAGERS =
  /\/(?:\.?lefthook(?:-local)?\.(?:ya?ml|json|toml)|\.pre-commit-config\.yaml|\.simple-git-hooks\.(?:json|c?js))$/;
const SWITCH = /"?disable_?all_?hooks"?\s{0,8}[:=]\s{0,8}true/i;

/** What a change of a file would do to the hooks, if anything; worded to follow "this". */
export function findProtectedChange(
  absolute: string,
  before: string | undefined,
  after: string | undefined,
): string | undefined {
  const path = absolute.split(sep).join('/');
  const own = findOwnFile(path);
  if (own !== undefined) return own;
  if (!isGuarding(path)) return undefined;
  if (after !== undefined && SWITCH.test(after) && !SWITCH.test(before ?? ''))
    return 'turns off the hooks of an agent';
  if (before === undefined || !mentions(path, before)) return undefined;
  return isKept(path, before, after ?? '')
    ? undefined
    : `changes the keyfence settings in ${nameOf(path)}`;
}

/** The same for a file that a command changes in an unknown way. */
export function findProtectedFile(absolute: string): string | undefined {
  const path = absolute.split(sep).join('/');
  const own = findOwnFile(path);
  if (own !== undefined) return own;
  // `npm version` and others change this one for good reasons.
  if (nameOf(path) === PACKAGE_NAME || !isGuarding(path) || !isFile(absolute)) return undefined;
  return MENTION.test(readFileSync(absolute, 'utf8'))
    ? `may change the keyfence settings in ${nameOf(path)}`
    : undefined;
}

function findOwnFile(path: string): string | undefined {
  const name = nameOf(path);
  if (name === CONFIG_NAME) return 'changes the configuration of keyfence';
  if (name === DEFAULT_BASELINE) return 'changes the baseline of keyfence';
  if (/\/\.git\/config(?:\.worktree)?$/.test(path)) return 'changes the configuration of git';
  return undefined;
}

function isGuarding(path: string): boolean {
  return (
    HOOKS.test(path) ||
    MANAGERS.test(path) ||
    nameOf(path) === PACKAGE_NAME ||
    isAgentSettings(path)
  );
}

function mentions(path: string, text: string): boolean {
  return (
    MENTION.test(text) &&
    (nameOf(path) !== PACKAGE_NAME || /"keyfence"\s*:\s*\{|keyfence /.test(text))
  );
}

function isKept(path: string, before: string, after: string): boolean {
  if (nameOf(path) === PACKAGE_NAME) {
    const [was, is] = [readKey(before), readKey(after)];
    if (was !== undefined || is !== undefined) return was === is && areLinesKept(before, after);
  }
  // A line before the call could end the script.
  if (HOOKS.test(path)) return after.startsWith(takeThroughCall(before));
  return areLinesKept(before, after);
}

/** @returns `undefined` if the text is not JSON or does not contain it */
function readKey(text: string): string | undefined {
  try {
    const content: unknown = JSON.parse(text);
    const isThere = typeof content === 'object' && content !== null && 'keyfence' in content;
    return isThere ? JSON.stringify(content.keyfence) : undefined;
  } catch {
    // Then the lines are compared.
    return undefined;
  }
}

function takeThroughCall(script: string): string {
  const lines = script.split('\n');
  const last = lines.findLastIndex((line) => MENTION.test(line));
  return lines.slice(0, last + 1).join('\n');
}

function areLinesKept(before: string, after: string): boolean {
  const kept = after.split('\n').map(trim);
  return before.split('\n').every((line) => !MENTION.test(line) || kept.includes(trim(line)));
}

/** The comma depends on the line after it. */
function trim(line: string): string {
  return line.trim().replace(/,$/, '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
