import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { findPackageManager } from '../package/package-manager.ts';
import { findBypass } from './bypass-variables.ts';
import { readIfThere, type Change } from './change.ts';
import { toLatin1 } from './hook-files.ts';
import { renderHookLine } from './hook-line.ts';
import type { HookManager } from './hook-manager.ts';
import { INSTALLED_HOOKS } from './hooks.ts';
import { setJsonString } from './set-json-string.ts';
import { readShellHook } from './read-shell-hook.ts';
import { insertLine, removeLine } from './shell-hook.ts';
import { parseYaml } from './yaml-position.ts';

const KEY = 'simple-git-hooks';
/**
 * https://github.com/toplenboren/simple-git-hooks#additional-configuration-options, in the order in which it
 * looks.
 */
const FILES = ['.', ''].flatMap((dot) =>
  ['cjs', 'js', 'mjs', 'json'].map((ending) => `${dot}${KEY}.${ending}`),
);
/** Its prefix for each command. */
const PREFIX =
  /^#!\/bin\/sh\nif \[ "\$SKIP_SIMPLE_GIT_HOOKS" = "1" \]; then\n[^\n]*\n *exit 0\nfi\nif \[ -f "\$SIMPLE_GIT_HOOKS_RC" \]; then\n *\. "\$SIMPLE_GIT_HOOKS_RC"\nfi\n/;

/** Where a repository configures simple-git-hooks. */
interface SetupLocation {
  readonly path: string;
  /** Of the package. */
  readonly home: string;
  /** Keys that lead to the object with the hooks. */
  readonly container: readonly string[];
}

/** Whether its newest version wrote a hook. */
export function isSimpleGitHooks(content: string): boolean {
  return PREFIX.test(content);
}

/** @param home directory of a package */
export function findSimpleGitHooks(home: string): SetupLocation | undefined {
  const file = FILES.map((name) => join(home, name)).find((path) => existsSync(path));
  if (file !== undefined) return { path: file, home, container: [] };
  const path = join(home, 'package.json');
  const manifest = readIfThere(path)?.toString();
  if (manifest?.includes(`"${KEY}"`) !== true) return undefined;
  const document = parseYaml(path, manifest);
  if (!document.has(KEY)) return undefined;
  const value = document.get(KEY);
  return typeof value === 'string'
    ? { path: join(home, value), home, container: [] }
    : { path, home, container: [KEY] };
}

/**
 * simple-git-hooks: it overwrites `.git/hooks` with its configuration, so the call belongs there.
 * @param root top of the work tree
 */
export function makeSimpleGitHooks(
  { path, home, container }: SetupLocation,
  root: string,
): HookManager {
  const read = (): string => readIfThere(path)?.toString('latin1') ?? '';
  const readCommand = (text: string, hook: string): string => {
    const command = parseYaml(path, text).getIn([...container, hook]);
    return typeof command === 'string' ? command : '';
  };
  const edit = (change: (command: string, hook: string) => string | undefined): Change[] => {
    if (!path.endsWith('.json')) {
      throw new ScanError(
        `${path} is a program, so nothing can be added to it; move the hooks into package.json under "${KEY}", then run init again`,
      );
    }
    let text = read();
    for (const hook of INSTALLED_HOOKS) {
      const before = readCommand(text, hook);
      const after = change(before, hook);
      if (after !== before) text = setJsonString(path, text, container, hook, after);
    }
    return [{ path, before: readIfThere(path), after: Buffer.from(text, 'latin1') }];
  };
  return {
    name: KEY,
    isShared: true,
    plan: (installation) =>
      edit((command, hook) =>
        insertLine(command, toLatin1(renderHookLine({ ...installation, hook }))),
      ),
    planRemoval: () => edit((command) => (command === '' ? '' : removeLine(command))),
    findMissingStep: (directory) => {
      const isSet = INSTALLED_HOOKS.every((hook) => {
        const installed = readIfThere(join(directory, hook))?.toString('latin1') ?? '';
        return installed.replace(PREFIX, '') === readCommand(read(), hook);
      });
      return isSet
        ? undefined
        : `simple-git-hooks has not put its hooks in place yet: run "${findPackageManager(home).run} simple-git-hooks"${home === root ? '' : ` in ${relative(root, home)}`}, and every commit and push is guarded`;
    },
    findBypass: (env) => findBypass(env, ['SKIP_SIMPLE_GIT_HOOKS']),
    read: (hook, content) =>
      isSimpleGitHooks(content) ? readShellHook(hook, content.replace(PREFIX, '')) : undefined,
  };
}
