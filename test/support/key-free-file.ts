import type { Draw } from './draw.ts';

/** A file without any key, of a kind in which scanners believe to see some. */
export interface KeyFreeFile {
  readonly path: string;
  readonly make: (draw: Draw) => string | Buffer;
}
