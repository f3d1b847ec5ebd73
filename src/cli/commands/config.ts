import { resolve } from 'node:path';
import { explainConfig, type Explained } from '../../config/explain-config.ts';
import { findConfig } from '../../config/find-config.ts';
import { makeNestedList } from '../../config/settings/list-nested.ts';
import { readFromWorkTree } from '../../config/settings/read-settings.ts';
import { UsageError } from '../../errors/errors.ts';
import { toGitPath } from '../../files/git-path.ts';
import { findRoot } from '../../git/find-root.ts';
import { isWithin } from '../../files/is-within.ts';
import { redactText } from '../../match/redact-text.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

/**
 * `keyfence config --print FILE`: the configuration of a file, and where each value comes from.
 * @throws UsageError, ConfigError, GitError
 */
export async function runConfig(
  { positionals, flags }: Arguments,
  { cwd }: Pick<CommandContext, 'cwd'>,
): Promise<Outcome> {
  if (flags.print === undefined || positionals.length > 0) {
    throw new UsageError('"keyfence config" takes --print and one file');
  }
  const root = findRoot(cwd) ?? cwd;
  const file = resolve(cwd, flags.print);
  if (!isWithin(root, file) || file === root) {
    throw new UsageError(`${flags.print} is not a file of this repository`);
  }
  const path = toGitPath(root, file);
  const home = { root, read: readFromWorkTree(root) };
  const nested = await makeNestedList(root)();
  const { files, ignoredBy, rules, settings } = explainConfig(path, findConfig(root), nested, home);
  const lines = [
    path,
    describeFiles(files),
    ...(ignoredBy === undefined ? [] : [`not scanned, because "ignore" has ${ignoredBy}`]),
    '',
    ...formatTable(rules),
    '',
    ...formatTable(settings),
  ];
  // An option may contain a secret, if that is an allowed value.
  return {
    exitCode: 0,
    stdout: lines.map((line) => `${escapeControls(redactText(line))}\n`).join(''),
  };
}

function describeFiles([first, ...others]: readonly string[]): string {
  if (first === undefined) return 'there is no configuration, so all defaults apply';
  return `configured by ${first}${others.length > 0 ? `, which goes on from ${others.join(', ')}` : ''}`;
}

function formatTable(rows: readonly Explained[]): string[] {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const origin = Math.max(...rows.map(({ from }) => from.length));
  return rows.map(
    ({ name, value, from }) => `${name.padEnd(width)}  ${from.padEnd(origin)}  ${format(value)}`,
  );
}

function format(value: unknown): string {
  if (value === undefined) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
