import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMap } from 'yaml';
import { ScanError } from '../errors/errors.ts';
import { findPackageManager } from '../package/package-manager.ts';
import { findBypass } from './bypass-variables.ts';
import { appendBlock, removeBlocks } from './block.ts';
import { readIfThere, type Change } from './change.ts';
import { planHookFile, planHookFileRemoval } from './hook-files.ts';
import type { HookManager, HookReading } from './hook-manager.ts';
import { INSTALLED_HOOKS } from './hooks.ts';
import { readShellHook } from './read-shell-hook.ts';
import { findPosition, insertAt, parseYaml } from './yaml-position.ts';

/** https://lefthook.dev/configuration/ */
const NAMES = ['lefthook', '.lefthook', '.config/lefthook'];
const ENDINGS = ['yml', 'yaml', 'toml', 'json', 'jsonc'];
const SCRIPT = 'keyfence';
const SCRIPTS_DIRECTORY = '.lefthook';

export function findLefthookConfig(root: string): string | undefined {
  const paths = NAMES.flatMap((name) => ENDINGS.map((ending) => join(root, `${name}.${ending}`)));
  return paths.find((path) => existsSync(path));
}

/**
 * lefthook: a script for each hook, because it skips a command if it sees no staged file (it does not count a
 * symbolic link that becomes a file), and loses the quotes of a command on Windows.
 */
export function makeLefthook(config: string, root: string): HookManager {
  const text = (): string => readIfThere(config)?.toString('latin1') ?? '';
  const sources = (): string => findSources(config, text(), root);
  const scriptPath = (hook: string): string => join(sources(), hook, SCRIPT);
  const planConfig = (after: string): Change => ({
    path: config,
    before: readIfThere(config),
    after: Buffer.from(after, 'latin1'),
  });
  return {
    name: 'lefthook',
    isShared: true,
    plan: (installation) => [
      planConfig(addScripts(config, text())),
      ...INSTALLED_HOOKS.map((hook) =>
        planHookFile(scriptPath(hook), hook, installation, {
          standAlone: true,
          ownDirectory: sources(),
        }),
      ),
    ],
    planRemoval: () => [
      planConfig(removeBlocks(text())),
      ...INSTALLED_HOOKS.flatMap((hook) => planHookFileRemoval(scriptPath(hook), sources())),
    ],
    findMissingStep: (directory) =>
      INSTALLED_HOOKS.every((hook) =>
        isLefthooks(hook, readIfThere(join(directory, hook))?.toString('latin1') ?? ''),
      )
        ? undefined
        : `lefthook has not put all its hooks in place yet: run "${findPackageManager(root).run} lefthook install", and every commit and push is guarded`,
    findBypass: (env) => findBypass(env, ['LEFTHOOK']),
    read: (hook, content) => {
      if (!isLefthooks(hook, content)) return undefined;
      const script = readIfThere(scriptPath(hook))?.toString('latin1') ?? '';
      return readConfig(config, text(), hook, script);
    },
  };
}

function isLefthooks(hook: string, content: string): boolean {
  return content.includes(`call_lefthook run "${hook}"`);
}

function addScripts(path: string, text: string): string {
  let after = removeBlocks(text);
  if (path.endsWith('.toml')) {
    const tables = INSTALLED_HOOKS.flatMap((hook) => [
      `[${hook}.scripts.${SCRIPT}]`,
      'runner = "sh"',
      ...(needsStdin(hook) ? ['use_stdin = true'] : []),
    ]);
    return appendBlock(after, tables);
  }
  if (!/\.ya?ml$/.test(path)) {
    throw new ScanError(
      `${path} is JSON, in which the entries of keyfence cannot be marked; write it as lefthook.yml ("lefthook dump"), then run init again`,
    );
  }
  const missing: string[] = [];
  for (const hook of INSTALLED_HOOKS) {
    const document = parseYaml(path, after);
    const options = ['runner: sh', ...(needsStdin(hook) ? ['use_stdin: true'] : [])];
    const entry = [`${SCRIPT}:`, ...indent(options)];
    if (!document.has(hook)) {
      missing.push(`${hook}:`, '  scripts:', ...indent(indent(entry)));
      continue;
    }
    const hasScripts = document.hasIn([hook, 'scripts']);
    const place = findPosition(document, after, hasScripts ? [hook, 'scripts'] : [hook]);
    if (!place) throw refuse(path, hook);
    const lines = hasScripts ? entry : ['scripts:', ...indent(entry)];
    after = insertAt(after, place, lines);
  }
  if (missing.length > 0) after = appendBlock(after, missing);
  const result = parseYaml(path, after);
  for (const hook of INSTALLED_HOOKS) {
    if (result.getIn([hook, 'scripts', SCRIPT, 'runner']) !== 'sh') throw refuse(path, hook);
  }
  return after;
}

/** It passes on standard input only on request: https://lefthook.dev/configuration/use_stdin.html */
function needsStdin(hook: string): boolean {
  return hook === 'pre-push';
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function refuse(path: string, hook: string): ScanError {
  return new ScanError(
    `"${hook}" in ${path} is written in a way that nothing can be added to; write it as a block with one entry a line, then run init again`,
  );
}

function findSources(path: string, text: string, root: string): string {
  const own = /\.ya?ml$/.test(path) ? parseYaml(path, text).get('source_dir') : undefined;
  return join(root, typeof own === 'string' ? own : SCRIPTS_DIRECTORY);
}

/** The commands that lefthook would run for a hook. */
function readConfig(path: string, text: string, hook: string, script: string): HookReading {
  if (!/\.ya?ml$/.test(path)) {
    return { ...readShellHook(hook, script), others: [path] };
  }
  const document = parseYaml(path, text);
  const called = readShellHook(hook, script);
  const isCalled = document.hasIn([hook, 'scripts', SCRIPT]);
  const entries = document.getIn([hook]);
  const names = isMap(entries)
    ? entries.items.flatMap(({ key, value }) => {
        const names = isMap(value) ? value.items.map((item) => String(item.key)) : [''];
        return names
          .filter((name) => name !== SCRIPT)
          .map((name) => `${String(key)} ${name}`.trim());
      })
    : [];
  const elsewhere = ['extends', 'remotes'].filter((key) => document.has(key));
  const local = ENDINGS.map((ending) => `lefthook-local.${ending}`).filter((name) =>
    existsSync(join(path, '..', name)),
  );
  const others = [...names, ...elsewhere, ...local];
  return isCalled
    ? { ...called, others: [...called.others, ...others] }
    : { callsKeyfence: 'no', others };
}
