import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { gzipAsync } from '@gfx/zopfli';

/** More take longer and gain next to nothing. */
const ITERATIONS = 5;
/** More blocks than the default of 15: the files of a package differ. */
const BLOCKS = 60;

/** Compresses a file again, by a search that takes seconds, into what every gzip can read. @returns its size in bytes */
export async function recompress(path: string): Promise<number> {
  const content = gunzipSync(readFileSync(path));
  const options = { numiterations: ITERATIONS, blocksplittingmax: BLOCKS };
  const smaller = await gzipAsync(content, options);
  if (!gunzipSync(smaller).equals(content)) throw new Error(`${path} was not compressed right`);
  writeFileSync(path, smaller);
  return smaller.length;
}
