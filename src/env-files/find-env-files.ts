import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { SecretFilePatterns } from '../../rules/rule.ts';
import { ScanError } from '../errors/errors.ts';
import { attempt } from '../files/read-file.ts';

/** `.env`, `.env.local`, `prod.env`, `.envrc`. */
const NAME = /^(?:\.env(?:\..{1,100})?|[\w.-]{1,100}\.env|\.envrc)$/i;
/** Files of other tools, and copies. */
const FOREIGN: ReadonlySet<string> = new Set([
  ...['.git', '.hg', '.svn', 'node_modules', 'bower_components', 'vendor', '.venv', 'venv'],
  ...[
    '.tox',
    '.nox',
    '__pycache__',
    '.terraform',
    '.yarn',
    '.pnpm-store',
    '.cache',
    'site-packages',
  ],
]);
/** Names of files that describe variables without setting them. */
const DESCRIPTION = /^\.env\.(?:d\.ts|schema|vault|keys)$|\.(?:md|txt|[cm]?[jt]sx?)$/i;

/** A `.env` file, by its name. */
export interface FoundFile {
  readonly absolutePath: string;
  readonly isTemplate: boolean;
}

/**
 * The `.env` files below a directory, ignored or not, except in directories of packages.
 * @param fail called for each directory that could not be read
 */
export function findEnvFiles(
  directory: string,
  patterns: SecretFilePatterns,
  fail: (error: ScanError) => void,
): FoundFile[] {
  const found: FoundFile[] = [];
  const walk = (at: string): void => {
    for (const entry of list(at, fail)) {
      const absolutePath = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!FOREIGN.has(entry.name)) walk(absolutePath);
      } else if (isEnvName(entry.name) && isFile(absolutePath, entry)) {
        found.push({ absolutePath, isTemplate: patterns.isTemplate(entry.name) });
      }
    }
  };
  walk(directory);
  return found;
}

function isEnvName(name: string): boolean {
  return NAME.test(name) && !DESCRIPTION.test(name);
}

function list(directory: string, fail: (error: ScanError) => void): Dirent[] {
  const entries = attempt(directory, () => readdirSync(directory, { withFileTypes: true }));
  if (!entries) return [];
  if ('error' in entries) {
    fail(new ScanError(`${directory} ${entries.error}`));
    return [];
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A broken link is reported when it is read. */
function isFile(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  const stat = attempt(path, () => statSync(path));
  return !stat || 'error' in stat || stat.isFile();
}
