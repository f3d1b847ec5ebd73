import { endsAsZip } from '../archives/detect-archive.ts';
import { GitError } from '../errors/errors.ts';
import { readWindows } from '../files/read-windows.ts';
import type { AnyObject, GitObject, LargeObject, ObjectBatch } from '../git/git-object.ts';
import { mayBecomePointer, mayBePointer } from '../pointers/may-be-pointer.ts';
import { listParts } from '../versions/version.ts';
import { BlobVersions, type ComparedBlob } from './blob-versions.ts';
import type { SecretPrefilter } from './secret-prefilter.ts';

/** What a look at an object says. The size is in bytes. */
export interface Look {
  readonly object: AnyObject;
  readonly size: number;
  /** Whether it could hold a secret. */
  readonly isSuspect: boolean;
  /** The blob that it was compared with. */
  readonly compared?: ComparedBlob;
}

/** Between parts that are looked at at once. */
const BETWEEN = Buffer.from('\nblob 0\n');
/** All that tells an archive by its beginning is in it, in bytes. */
const HEAD = 512;

/**
 * Looks at batches of objects.
 * @param takeBase id of what git keeps an object as a change of, if that is known; asked once for each
 */
export function makeLooker(
  prefilter: SecretPrefilter,
  takeBase: (id: string) => string | undefined,
): (batch: ObjectBatch) => AsyncGenerator<Look> {
  const versions = new BlobVersions();
  /** Whether something was in the batch before. */
  let wasSuspect = false;

  async function* lookAtAll({ objects, bytes }: ObjectBatch): AsyncGenerator<Look> {
    const blobs = new Map<string, ComparedBlob | undefined>();
    for (const object of objects) {
      if (!('bytes' in object) || object.type !== 'blob') continue;
      blobs.set(object.id, versions.add(object, takeBase(object.id)));
    }
    const isCompared = [...blobs.values()].some((compared) => compared !== undefined);
    // One look at all of a batch is faster than many looks, where most have nothing that could be a secret.
    const mayBeSuspect =
      wasSuspect || prefilter.passesBatch(isCompared ? join(objects, blobs) : bytes);
    wasSuspect = false;
    for (const object of objects) {
      // Where it is from is found out, to say it.
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

  /** Of what may hold a secret, the next version may hold it too: all of it would have to be looked at. */
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

/** All that has to be looked at. */
function join(
  objects: readonly AnyObject[],
  blobs: ReadonlyMap<string, ComparedBlob | undefined>,
): Buffer {
  const parts: Buffer[] = [];
  for (const object of objects) {
    if (!('bytes' in object)) continue;
    const compared = blobs.get(object.id);
    // All of the changes of what is suspicious are.
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
      // The bytes behind `next` come again.
      size += next;
    }
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    // It is read once more, under its name, and fails again.
    isSuspect = true;
  }
  return { object, size, isSuspect };
}
