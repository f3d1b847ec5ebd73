import { endsAsZip } from '../archives/detect-archive.ts';
import { GitError } from '../errors/errors.ts';
import { readWindows } from '../files/read-windows.ts';
import type { AnyObject, GitObject, LargeObject, ObjectBatch } from '../git/git-object.ts';
import { mayBecomePointer, mayBePointer } from '../pointers/may-be-pointer.ts';
import { listParts } from '../versions/version.ts';
import { BlobVersions, type ComparedBlob } from './blob-versions.ts';
import type { SecretPrefilter } from './secret-prefilter.ts';

/** The result of scanning an object with the prefilters. The size is in bytes. */
export interface Look {
  readonly object: AnyObject;
  readonly size: number;
  /** Whether it could hold a secret. */
  readonly isSuspect: boolean;
  /** The blob that it was compared with. */
  readonly compared?: ComparedBlob;
}

/** Separates parts that are scanned together. */
const BETWEEN = Buffer.from('\nblob 0\n');
/** An archive is recognised by its first bytes; this many are enough. */
const HEAD = 512;

/**
 * Scans batches of objects with the prefilters.
 * @param takeBase id of an object's delta base in git, if known; called once for each
 */
export function makeLooker(
  prefilter: SecretPrefilter,
  takeBase: (id: string) => string | undefined,
): (batch: ObjectBatch) => AsyncGenerator<Look> {
  const versions = new BlobVersions();
  /** Whether the previous batch had a suspect. */
  let wasSuspect = false;

  async function* lookAtAll({ objects, bytes }: ObjectBatch): AsyncGenerator<Look> {
    const blobs = new Map<string, ComparedBlob | undefined>();
    for (const object of objects) {
      if (!('bytes' in object) || object.type !== 'blob') continue;
      blobs.set(object.id, versions.add(object, takeBase(object.id)));
    }
    const isCompared = [...blobs.values()].some((compared) => compared !== undefined);
    // Scanning a whole batch at once is faster, if most batches contain nothing that could be a secret.
    const mayBeSuspect =
      wasSuspect || prefilter.passesBatch(isCompared ? join(objects, blobs) : bytes);
    wasSuspect = false;
    for (const object of objects) {
      // It is traced like a suspect, so that the error can name its path.
      if ('error' in object) yield { object, size: 0, isSuspect: true };
      else if (!('bytes' in object)) yield await lookAtLarge(object, prefilter);
      else {
        const compared = blobs.get(object.id);
        const isSuspect = compared
          ? isChangeSuspect(compared, mayBeSuspect)
          : isObjectSuspect(object, mayBeSuspect);
        versions.settle(object.id, isSuspect);
        wasSuspect ||= isSuspect && compared?.isBaseSuspect() !== true;
        const { length } = object.bytes;
        yield { object, size: length, isSuspect, ...(compared && { compared }) };
      }
    }
  }

  function isObjectSuspect({ bytes }: GitObject, mayBeSuspect: boolean): boolean {
    return (
      (mayBeSuspect && prefilter.passes(bytes)) || prefilter.isArchive(bytes) || mayBePointer(bytes)
    );
  }

  /**
   * If a version may contain a secret, the next one probably does, too, and would have to be scanned
   * completely.
   */
  function isChangeSuspect(compared: ComparedBlob, mayBeSuspect: boolean): boolean {
    if (compared.isBaseSuspect() !== false) return true;
    const { bytes } = compared;
    const parts = listParts(compared);
    return (
      (mayBeSuspect && parts.some((part) => prefilter.passes(part))) ||
      prefilter.isArchive(bytes.subarray(0, HEAD)) ||
      mayBecomePointer(bytes, parts)
    );
  }

  return lookAtAll;
}

/** The bytes that have to be scanned. */
function join(
  objects: readonly AnyObject[],
  blobs: ReadonlyMap<string, ComparedBlob | undefined>,
): Buffer {
  const parts: Buffer[] = [];
  for (const object of objects) {
    if (!('bytes' in object)) continue;
    const compared = blobs.get(object.id);
    // The changes of a suspect are suspects.
    if (compared?.isBaseSuspect() === true) continue;
    for (const part of compared ? listParts(compared) : [object.bytes]) parts.push(part, BETWEEN);
  }
  return Buffer.concat(parts);
}

async function lookAtLarge(object: LargeObject, prefilter: SecretPrefilter): Promise<Look> {
  let size = 0;
  let isSuspect = false;
  try {
    for await (const { bytes, next, isLast } of readWindows(object.chunks)) {
      isSuspect ||=
        prefilter.passes(bytes) ||
        (size === 0 && prefilter.isArchive(bytes)) ||
        (isLast && endsAsZip(bytes, size));
      // The bytes after `next` come again.
      size += next;
    }
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    // It is read again under its path, which reports the error.
    isSuspect = true;
  }
  return { object, size, isSuspect };
}
