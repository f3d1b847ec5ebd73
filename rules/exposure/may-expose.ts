import { PUBLIC_PREFIX } from '../prefixes/public-prefix.ts';
import { listWords } from '../prefilters/list-words.ts';
import { makePrefilterSearch, type PrefilterSearch } from '../prefilters/prefilter-search.ts';
import { BROWSER_OPTION } from './browser-client.ts';
import { BUILD_ARGUMENT, isBuildFile } from './docker-build.ts';
import { INLINER_OPENINGS, isInlinerConfig } from './inlined-key.ts';

let search: PrefilterSearch | undefined;

/**
 * Whether anything in a text may write a value into the code for the browser or into an image, whether xAI is named
 * there or not. One look at it takes less time than all the patterns.
 * @param bytes of the text in Latin-1
 */
export function mayExpose(text: string, path: string, bytes: Uint8Array): boolean {
  if (isBuildFile(path) || isInlinerConfig(path)) return true;
  search ??= makeSearch();
  return search(text, bytes, () => true);
}

function makeSearch(): PrefilterSearch {
  const openings = [PUBLIC_PREFIX, ...INLINER_OPENINGS, BUILD_ARGUMENT].map(
    ({ source, flags }) => new RegExp(source, flags.replace('g', '')),
  );
  const prefilters = [...openings, BROWSER_OPTION];
  return makePrefilterSearch(prefilters, prefilters.map(listWords));
}
