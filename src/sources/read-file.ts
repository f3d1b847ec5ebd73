import {
  createReadStream,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  type Stats,
} from 'node:fs';
import { describeReason } from '../describe-reason.ts';
import { ScanError } from '../errors.ts';
import { decodePath } from '../git/path.ts';
import { LARGE_BYTES } from '../read-windows.ts';
import type { LargeFile, Skipped, SourceFile } from './source.ts';

const CHUNK_BYTES = 2 ** 20;

/** A directory that is not walked. */
export interface OtherDirectory {
  readonly path: string;
  readonly rawDirectory: Buffer;
}

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
): SourceFile | LargeFile | Skipped | undefined {
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

/** The content of the file that a symlink leads to. @throws ScanError when it cannot be read */
export function followLink(rawPath: Buffer, path: string): SourceFile | LargeFile {
  const item = readContent(rawPath, path);
  if (!item) throw new ScanError(`${path} leads to nothing`);
  return item;
}

/**
 * The content of a regular file, through symlinks.
 * @param size that it has to have, in bytes
 * @returns `undefined` where there is none
 * @throws ScanError when it cannot be read
 */
export function readContent(
  rawPath: Buffer,
  path: string,
  size?: number,
): SourceFile | LargeFile | undefined {
  const stat = attempt(path, () => statSync(rawPath));
  if (!stat?.isFile() || (size !== undefined && stat.size !== size)) return undefined;
  if (stat.size > LARGE_BYTES) return makeLargeFile(rawPath, path, false);
  const bytes = attempt(path, () => readFileSync(rawPath));
  return bytes && { path, bytes, kind: 'content', tracked: false };
}

/**
 * Every file below a directory, in order.
 * @param isOther which directories below it are not to be walked, but given
 * @throws ScanError when something cannot be read
 */
export function* walkFiles(
  rawDirectory: Buffer,
  directory: string,
  isOther: (rawDirectory: Buffer) => boolean,
): Generator<SourceFile | LargeFile | Skipped | OtherDirectory> {
  const names = attempt(directory, () => readdirSync(rawDirectory, { encoding: 'buffer' })) ?? [];
  for (const name of names.sort((a, b) => Buffer.compare(a, b))) {
    const rawPath = Buffer.concat([rawDirectory, Buffer.from('/'), name]);
    const path = directory === '' ? decodePath(name) : `${directory}/${decodePath(name)}`;
    if (attempt(path, () => lstatSync(rawPath))?.isDirectory()) {
      if (isOther(rawPath)) yield { path, rawDirectory: rawPath };
      else yield* walkFiles(rawPath, path, isOther);
    } else {
      const item = readFile(rawPath, path, false);
      if (item) yield item;
    }
  }
}

function makeLargeFile(rawPath: Buffer, path: string, tracked: boolean): LargeFile {
  return { path, kind: 'content', tracked, chunks: readChunks(rawPath, path) };
}

/** @throws ScanError when the file cannot be read to its end */
async function* readChunks(rawPath: Buffer, path: string): AsyncGenerator<Buffer> {
  try {
    const stream: AsyncIterable<Buffer> = createReadStream(rawPath, { highWaterMark: CHUNK_BYTES });
    yield* stream;
  } catch (cause) {
    throw new ScanError(`${path} cannot be read: ${describeReason(cause)}`, { cause });
  }
}

function attempt<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ScanError(`${path} cannot be read: ${describeReason(cause)}`, { cause });
  }
}

function describe(stat: Stats): string {
  if (stat.isDirectory()) return 'directory';
  if (stat.isFIFO()) return 'named pipe';
  return stat.isSocket() ? 'socket' : 'device';
}
