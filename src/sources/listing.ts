import type { Lines } from '../git/lines.ts';
import type { Trace } from './trace.ts';

/** Ids of the objects that could contain a secret, according to the prefilters. */
export interface Suspects {
  readonly blobs: ReadonlySet<string>;
  readonly commits: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

/** The progress of reading objects. */
export interface Progress {
  readonly objects: number;
  readonly bytes: number;
  /** Of `total`, if that is known. */
  readonly done?: number;
  readonly total?: number;
}

export type Watch = (progress: Progress) => void;

/** The objects to scan, and a way to attribute them to commits. */
export interface Listing {
  /** Ids of blobs, commits and tags, each once. */
  readonly list: () => Lines;
  /** `false` for objects that another shard counts. */
  readonly counts?: (id: string) => boolean;
  /** Id of the delta base of a blob, if git stores it as a delta; called once for each. */
  readonly takeBase?: (id: string) => string | undefined;
  /** The progress after a number of listed objects, if it can be computed. */
  readonly progress?: (objects: number) => Pick<Progress, 'done' | 'total'>;
  /** Traces the suspects, after all objects were scanned; `undefined` if there are none. */
  readonly trace: (suspects: Suspects) => Promise<Trace | undefined>;
  /** Names of branches and tags that are scanned too. */
  readonly refs?: readonly string[];
}
