import { apiKey, managementKey } from '../../rules/sample.ts';
import type { Container } from './containers.ts';
import { encodings } from './encode.ts';
import { HIDINGS } from './hidings.ts';
import { EXPRESSION_PLACES, PLACES, type Place } from './places.ts';

/** A way to write a key; `isExpression` where what it writes has quotes of its own. */
export interface Hiding {
  readonly name: string;
  readonly layer: string | undefined;
  readonly isExpression: boolean;
  readonly write: (key: string) => string;
}

/** A file with a key in it that somebody went to lengths to hide. */
export interface HiddenKey {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly secret: string;
  /** What the key is written as, and who has it has the key. */
  readonly hidden: string;
  /** What another key would be written as: what is in both tells nothing. */
  readonly another: string;
}

/** So many characters of the end may be shown. */
const SHOWN = 4;

/** Another key of the same kind, with the same end. */
function makeAnother(secret: string): string {
  const seed = 999_983;
  const another = secret.startsWith('xai-token-') ? managementKey(seed) : apiKey(seed);
  return another.slice(0, -SHOWN) + secret.slice(-SHOWN);
}

/** Every way to write a key, the plain one first. */
export const HIDING_LIST: readonly Hiding[] = [
  { name: 'as it is', layer: undefined, isExpression: false, write: (key) => key },
  ...Object.entries(HIDINGS).flatMap(([layer, ways]) =>
    Object.entries(ways).map(([name, write]) => ({
      name: `${layer}, ${name}`,
      layer,
      isExpression: layer === 'concatenation',
      write,
    })),
  ),
];

/** Places that can hold what a hiding writes, by name. */
export function listPlaces({ isExpression, write }: Hiding): [string, Place][] {
  if (!isExpression) return Object.entries(PLACES);
  // Notebooks hold Python, where two slashes are no comment.
  const isPython = !write(apiKey()).includes('//');
  return Object.entries(EXPRESSION_PLACES).filter(([, { path }]) => isPython || path !== 'a.ipynb');
}

/** Hides a key in a place of a file. */
export function hideKey(
  secret: string,
  hiding: Hiding,
  [placeName, place]: readonly [string, Place],
  encoding = 'UTF-8',
): HiddenKey {
  const hidden = hiding.write(secret);
  const bytes = encodings[encoding]?.(place.write(hidden));
  if (!bytes) throw new Error(`${encoding} cannot hold the text`);
  const name = `${hiding.name} in ${placeName} in ${encoding}`;
  const another = hiding.write(makeAnother(secret));
  return { name, path: place.path, bytes, secret, hidden, another };
}

/** What leaves the quotes of an expression as they are. */
const LEAVES_QUOTES = /^(?:continuation|quoted-printable)/;

/** One hiding within another. */
export function nestHidings(outer: Hiding, inner: Hiding): Hiding {
  return {
    name: `${inner.name} within ${outer.name}`,
    layer: outer.layer,
    isExpression: outer.isExpression || (inner.isExpression && LEAVES_QUOTES.test(outer.name)),
    write: (key) => outer.write(inner.write(key)),
  };
}

/** Puts the file into another one. */
export function packKey(hidden: HiddenKey, name: string, { path, write }: Container): HiddenKey {
  const bytes = write(hidden.path, hidden.bytes);
  return { ...hidden, name: `${hidden.name} in ${name}`, path, bytes };
}
