import { TEXT_PREFILTERS, TEXT_WORDS } from './known-prefilters.ts';
import { makePrefilterSearch, type PrefilterSearch } from './prefilters/prefilter-search.ts';

let search: PrefilterSearch | undefined;

/**
 * Whether any rule could find anything in a text under the default configuration.
 * @param bytes of the text read as Latin-1, if available
 */
export function passesDefaultPrefilter(text: string, bytes?: Uint8Array): boolean {
  search ??= makePrefilterSearch(TEXT_PREFILTERS, TEXT_WORDS);
  return search(text, bytes ?? Buffer.from(text, 'latin1'), () => true);
}
