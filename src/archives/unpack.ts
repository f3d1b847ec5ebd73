import { ScanError } from '../errors/errors.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { Budget } from './budget.ts';
import { detectArchive, type Archive } from './detect-archive.ts';
import { readGzip } from './read-gzip.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';

/** A file in an archive, or in a nested archive. */
export interface Unpacked {
  /** Names of the nested archives and of the file, joined by `!/`, as in Java. */
  readonly entry: string;
  /** Formats of the archives, the outermost first. */
  readonly via: readonly string[];
  readonly bytes: Buffer;
  /** The name of the format, if it is an archive that is not supported. */
  readonly unsupported?: string;
}

type Reader = (bytes: Buffer, budget: Budget) => AsyncIterable<ArchiveEntry>;

const READERS: Readonly<Record<Archive, Reader>> = {
  zip: readZip,
  gzip: readGzip,
  tar: readTar,
  // Loaded here, because few archives use it.
  bzip2: async function* (bytes, budget) {
    yield* (await import('./read-bzip2.ts')).readBzip2(bytes, budget);
  },
  zstd: async function* (bytes, budget) {
    yield* (await import('./read-zstd.ts')).readZstd(bytes, budget);
  },
  xz: async function* (bytes, budget) {
    yield* (await import('./read-xz.ts')).readXz(bytes, budget);
  },
  zlib: async function* (bytes, budget) {
    yield* (await import('./read-zlib.ts')).readZlib(bytes, budget);
  },
  ar: async function* (bytes, budget) {
    yield* (await import('./read-ar.ts')).readAr(bytes, budget);
  },
};

/**
 * Every file in an archive, including those of nested archives.
 * @throws ScanError when it cannot be unpacked completely; the message does not name the file
 */
export function unpack(bytes: Buffer): AsyncGenerator<Unpacked> {
  return unpackWithin({ entry: '', via: [], bytes }, new Budget(bytes.length));
}

async function* unpackWithin(outer: Unpacked, budget: Budget): AsyncGenerator<Unpacked> {
  const format = detectArchive(outer.bytes);
  if (!format || 'unsupported' in format) return;
  const via = [...outer.via, format.supported];
  budget.enter(via.length);
  for await (const { name, bytes } of readEntries(format.supported, outer, budget)) {
    const entry = [outer.entry, name].filter((part) => part !== '').join('!/');
    const inner = detectArchive(bytes);
    const unpacked = { entry, via, bytes, ...(inner && 'unsupported' in inner ? inner : {}) };
    yield unpacked;
    yield* unpackWithin(unpacked, budget);
  }
}

async function* readEntries(
  archive: Archive,
  { entry, bytes }: Unpacked,
  budget: Budget,
): AsyncGenerator<ArchiveEntry> {
  try {
    yield* READERS[archive](bytes, budget);
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    const where = entry === '' ? '' : ` in ${entry}`;
    throw new ScanError(`is damaged: the ${archive} archive${where} cannot be read to its end`, {
      cause,
    });
  }
}
