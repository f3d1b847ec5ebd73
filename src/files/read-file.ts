import {
  createReadStream,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  type Stats,
} from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { decodePath } from '../text/path.ts';
import { LARGE_BYTES } from './read-windows.ts';
import type { Failed, Item, LargeFile, Skipped, SourceFile } from './source-file.ts';

const CHUNK_BYTES = 2 ** 20;

/** A directory that is not searched. */
export interface OtherDirectory {
  readonly path: string;
  readonly rawDirectory: Buffer;
}

/**
 * Reads a path as git would store it: the content of a file, the target of a symlink.
 * @param rawPath absolute, in the bytes of the file system
 * @param path for reports
 * @returns `undefined` when nothing exists there
 */
export function readFile(rawPath: Buffer, path: string, tracked: boolean): Item | undefined {
  return attempt(path, () => {
    const stat = lstatSync(rawPath);
    if (stat.isSymbolicLink()) {
      return { path, bytes: readlinkSync(rawPath, 'buffer'), kind: 'target', tracked };
    }
    if (stat.isFile() && stat.size > LARGE_BYTES) return makeLargeFile(rawPath, path, tracked);
    if (stat.isFile()) return { path, bytes: readFileSync(rawPath), kind: 'content', tracked };
    return { path, note: `${describe(stat)}, not scanned` };
  });
}

/** The content of the file that a symlink leads to. */
export function followLink(rawPath: Buffer, path: string): SourceFile | LargeFile | Failed {
  const item = attempt(path, () => readRegular(rawPath, path));
  return item ?? { path, error: 'leads to nothing' };
}

/**
 * The content of a regular file, through symlinks.
 * @param size expected, in bytes
 * @returns `undefined` if there is none
 * @throws ScanError when it cannot be read, without its name
 */
export function readContent(
  rawPath: Buffer,
  path: string,
  size?: number,
): SourceFile | LargeFile | undefined {
  const item = attempt(path, () => readRegular(rawPath, path, size));
  if (item && 'error' in item) throw new ScanError(item.error);
  return item;
}

function readRegular(
  rawPath: Buffer,
  path: string,
  size?: number,
): SourceFile | LargeFile | undefined {
  const stat = statSync(rawPath);
  if (!stat.isFile() || (size !== undefined && stat.size !== size)) return undefined;
  if (stat.size > LARGE_BYTES) return makeLargeFile(rawPath, path, false);
  return { path, bytes: readFileSync(rawPath), kind: 'content', tracked: false };
}

/** A file that was listed, but is gone. */
export function toVanished(path: string): Skipped {
  return { path, note: 'gone before it could be read' };
}

/** A path in a directory. */
export interface Listed {
  /** Absolute, in the bytes of the file system. */
  readonly rawPath: Buffer;
  /** For reports. */
  readonly path: string;
}

/**
 * Every file below a directory, in order, and an error for each that could not be listed.
 * @param isOther which directories are returned and not searched
 */
export function* listBelow(
  rawDirectory: Buffer,
  directory: string,
  isOther: (rawDirectory: Buffer) => boolean,
): Generator<Listed | OtherDirectory | Failed> {
  const names = attempt(directory, () => readdirSync(rawDirectory, { encoding: 'buffer' })) ?? [];
  if ('error' in names) {
    yield names;
    return;
  }
  for (const name of names.sort((a, b) => Buffer.compare(a, b))) {
    const rawPath = Buffer.concat([rawDirectory, Buffer.from('/'), name]);
    const path = directory === '' ? decodePath(name) : `${directory}/${decodePath(name)}`;
    const stat = attempt(path, () => lstatSync(rawPath));
    if (stat && 'error' in stat) yield stat;
    else if (!stat?.isDirectory()) yield { rawPath, path };
    else if (isOther(rawPath)) yield { path, rawDirectory: rawPath };
    else yield* listBelow(rawPath, path, isOther);
  }
}

function makeLargeFile(rawPath: Buffer, path: string, tracked: boolean): LargeFile {
  return { path, kind: 'content', tracked, chunks: readChunks(rawPath) };
}

/** @throws ScanError when the file cannot be read to its end, without its name */
async function* readChunks(rawPath: Buffer): AsyncGenerator<Buffer> {
  try {
    const stream: AsyncIterable<Buffer> = createReadStream(rawPath, { highWaterMark: CHUNK_BYTES });
    yield* stream;
  } catch (cause) {
    throw new ScanError(describeUnreadable(cause), { cause });
  }
}

/** @returns `undefined` when nothing exists at the path */
export function attempt<T>(path: string, read: () => T): T | Failed | undefined {
  try {
    return read();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return { path, error: describeUnreadable(cause) };
  }
}

function describeUnreadable(cause: unknown): string {
  return `cannot be read: ${describeReason(cause)}`;
}

function describe(stat: Stats): string {
  if (stat.isDirectory()) return 'directory';
  if (stat.isFIFO()) return 'named pipe';
  return stat.isSocket() ? 'socket' : 'device';
}
