import { testPrefilter } from '../prefilter.ts';
import type { Prefilter } from '../rule.ts';
import { makeWordSearch, SHORTEST_WORD } from './word-search.ts';

/**
 * Tests several prefilters on a text at once.
 * @param bytes of the text in Latin-1
 * @param take called once with the index of each prefilter that the text passes, until it returns true
 * @returns whether it returned true
 */
export type PrefilterSearch = (
  text: string,
  bytes: Uint8Array,
  take: (index: number) => boolean,
) => boolean;

/**
 * Searches for the words of all prefilters at once, and tests a pattern only where one of its words is.
 * @param words that the matches of each prefilter begin with, if known
 */
export function makePrefilterSearch(
  prefilters: readonly (Prefilter | undefined)[],
  words: readonly (readonly string[] | undefined)[],
): PrefilterSearch {
  const lists = words.map((list) => (isSearchable(list) ? list : []));
  const others = words.flatMap((list, index) => (isSearchable(list) ? [] : [index]));
  const search = makeWordSearch(lists);
  const tests = prefilters.map(toTestAt);

  return (text, bytes, take) => {
    for (const index of others)
      if (testPrefilter(prefilters[index], text) && take(index)) return true;
    if (others.length === prefilters.length) return false;
    let passed: Set<number> | undefined;
    return search(bytes, (index, start) => {
      if (passed?.has(index) === true || tests[index]?.(text, start) !== true) return false;
      (passed ??= new Set()).add(index);
      return take(index);
    });
  };
}

function isSearchable(words: readonly string[] | undefined): words is readonly string[] {
  return words?.every((word) => word.length >= SHORTEST_WORD) === true;
}

/** Whether a text passes a prefilter at an offset. */
function toTestAt(prefilter: Prefilter | undefined): (text: string, at: number) => boolean {
  if (prefilter === undefined) return () => true;
  if (typeof prefilter === 'string') return (text, at) => text.startsWith(prefilter, at);
  const sticky = new RegExp(prefilter.source, `${prefilter.flags}y`);
  return (text, at) => {
    sticky.lastIndex = at;
    return sticky.test(text);
  };
}
