import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { ScanError } from '../errors.ts';
import { decodePath } from '../git/path.ts';
import type { Skipped, SourceFile } from './source.ts';

/**
 * Reads what stands at a path as git would store it: the content of a file, the target of a symlink.
 * @param rawPath absolute, in the bytes of the file system
 * @param path what to call it in reports
 * @returns `undefined` when nothing stands there
 * @throws ScanError when it cannot be read
 */
export function readFile(
  rawPath: Buffer,
  path: string,
  tracked: boolean,
): SourceFile | Skipped | undefined {
  return attempt(path, () => {
    const stat = lstatSync(rawPath);
    if (stat.isSymbolicLink()) {
      return { path, bytes: readlinkSync(rawPath, 'buffer'), kind: 'target', tracked };
    }
    if (stat.isFile()) return { path, bytes: readFileSync(rawPath), kind: 'content', tracked };
    return { path, note: `${describe(stat)}, not scanned` };
  });
}

/** The content of the file that a symlink leads to. @throws ScanError when it cannot be read */
export function followLink(rawPath: Buffer, path: string): SourceFile {
  const bytes = attempt(path, () => readFileSync(rawPath));
  if (!bytes) throw new ScanError(`${path} leads to nothing`);
  return { path, bytes, kind: 'content', tracked: false };
}

/** Every file below a directory, in order. @throws ScanError when something cannot be read */
export function* walkFiles(
  rawDirectory: Buffer,
  directory: string,
): Generator<SourceFile | Skipped> {
  const names = attempt(directory, () => readdirSync(rawDirectory, { encoding: 'buffer' })) ?? [];
  for (const name of names.sort((a, b) => Buffer.compare(a, b))) {
    const rawPath = Buffer.concat([rawDirectory, Buffer.from('/'), name]);
    const path = directory === '' ? decodePath(name) : `${directory}/${decodePath(name)}`;
    if (attempt(path, () => lstatSync(rawPath))?.isDirectory()) yield* walkFiles(rawPath, path);
    else {
      const item = readFile(rawPath, path, false);
      if (item) yield item;
    }
  }
}

function attempt<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const reason =
      cause instanceof Error ? cause.message.replace(/^\w+: ([^,]*),.*$/s, '$1') : String(cause);
    throw new ScanError(`${path} cannot be read: ${reason}`, { cause });
  }
}

function describe(stat: Stats): string {
  if (stat.isDirectory()) return 'directory';
  if (stat.isFIFO()) return 'named pipe';
  return stat.isSocket() ? 'socket' : 'device';
}
