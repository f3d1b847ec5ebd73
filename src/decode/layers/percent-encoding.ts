import type { Layer } from './layer.ts';
import { replaceEach } from './replace-each.ts';

// https://datatracker.ietf.org/doc/html/rfc3986#section-2.1, and `%u0078` as JavaScript's `escape` writes it.
const TRIPLET = /%(?:[\da-f]{2}|u[\da-f]{4})/iy;

/** Percent-encoding of URLs. */
export const percentEncoding: Layer = {
  name: 'percent-encoding',
  readers: [
    replaceEach({
      first: '%',
      second: '0123456789abcdefABCDEFuU',
      pattern: TRIPLET,
      decode: (written) => Number.parseInt(written.slice(written.length === 3 ? 1 : 2), 16),
    }),
  ],
};
