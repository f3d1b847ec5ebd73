import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config, RuleSetting } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { ScanError, UsageError } from '../../errors/errors.ts';
import { attempt } from '../../files/read-file.ts';
import { locateRepository } from '../../git/locate-repository.ts';
import { findOutputTarget } from '../../git/write-target.ts';
import { redactFile, redactInPlace } from '../../redact/redact-file.ts';
import { LINE_SIZES, StreamRedactor } from '../../redact/stream-redactor.ts';
import { readStdin } from '../../sources/stdin.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';
import { writeAll } from '../output/write-all.ts';
import { redactText } from '../../match/redact-text.ts';
import { formatCount } from '../../text/format-count.ts';

const NOTHING: Outcome = { exitCode: 0, stdout: '', isForPrograms: true };

/**
 * `keyfence redact [FILE... [--in-place] [--dry-run]]`: copies standard input, or files, with every secret
 * replaced.
 */
export async function runRedact(
  { positionals, flags }: Arguments,
  { cwd, print }: CommandContext,
): Promise<Outcome> {
  const isInPlace = flags['in-place'] === true;
  const isDry = flags['dry-run'] === true;
  const config = searchEverything(await loadOwnConfig(cwd, flags.config));
  if (positionals.length === 0) {
    if (isInPlace || isDry) throw new UsageError('name the files to redact');
    return redactStdin(flags['stdin-filename'] ?? '', config, print);
  }
  if (flags['stdin-filename'] !== undefined) {
    throw new UsageError('--stdin-filename only applies to standard input');
  }
  const files = positionals.map((name) => ({ name, path: requireFile(name, cwd) }));
  const failures: string[] = [];
  const lines: string[] = [];
  for (const { name, path } of files) {
    try {
      const replaced = await redactOne(path, name, config, { isInPlace, isDry });
      if (isInPlace || isDry) lines.push(describe(name, replaced, isDry));
    } catch (cause) {
      // If one file cannot be redacted, the others are redacted all the same.
      if (!(cause instanceof ScanError)) throw cause;
      failures.push(`keyfence: ${show(cause.message)}\n`);
    }
  }
  return {
    exitCode: failures.length > 0 ? 2 : 0,
    stdout: lines.join(''),
    ...(failures.length > 0 && { stderr: failures.join('') }),
  };
}

/** Also redacts what the configuration allows. */
function searchEverything(config: Config): Config {
  const rules = [...config.rules].map(([id, setting]): [string, RuleSetting] => [
    id,
    setting.severity === 'off' ? { ...setting, severity: 'error' } : setting,
  ]);
  return { ...config, rules: new Map(rules) };
}

async function loadOwnConfig(cwd: string, file: string | undefined): Promise<Config> {
  const location = locateRepository(cwd);
  return loadConfig(location?.isBare === false ? location.root : cwd, file);
}

async function redactStdin(
  name: string,
  config: Config,
  print: CommandContext['print'],
): Promise<Outcome> {
  const withheld: string[] = [];
  const stream = new StreamRedactor(name, config, LINE_SIZES, (reason) => {
    withheld.push(reason);
    print(`a part is withheld, because a secret may be left in it: ${show(reason)}`);
    return Buffer.from('[withheld by keyfence]\n');
  });
  for await (const chunk of readStdin()) writeAll(1, stream.push(chunk));
  writeAll(1, stream.end());
  return { ...NOTHING, exitCode: withheld.length > 0 ? 2 : 0 };
}

/** @throws ScanError when it fails; then the file is unchanged */
async function redactOne(
  path: string,
  name: string,
  config: Config,
  { isInPlace, isDry }: { readonly isInPlace: boolean; readonly isDry: boolean },
): Promise<number> {
  if (isDry) return redactFile(path, name, config, () => undefined);
  if (isInPlace) return redactInPlace(path, name, config);
  // All of it is checked before anything is written.
  const parts: Buffer[] = [];
  const replaced = await redactFile(path, name, config, (bytes) => parts.push(bytes));
  for (const part of parts) writeAll(1, part);
  return replaced;
}

/** @returns the path of the file that a link points to */
function requireFile(name: string, cwd: string): string {
  const path = resolve(cwd, name);
  const stat = attempt(name, () => lstatSync(path));
  if (!stat) throw new ScanError(`there is no file ${name}`);
  if ('error' in stat) throw new ScanError(`${name} ${stat.error}`);
  if (stat.isDirectory()) {
    throw new UsageError(`${name} is a directory; name the files in it to redact`);
  }
  return findOutputTarget(name, cwd);
}

function describe(name: string, replaced: number, isDry: boolean): string {
  return `${show(name)}: ${formatCount(replaced, 'secret')} ${isDry ? 'would be ' : ''}replaced\n`;
}

function show(text: string): string {
  return escapeControls(redactText(text));
}
