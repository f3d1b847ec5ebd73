import { expect, test } from 'vitest';
import { listWords } from '../../rules/prefilters/list-words.ts';

test.each<[RegExp | string, string[] | undefined]>([
  ['Key-', ['key-']],
  [/Token|auth\.x/, ['token', 'auth.x']],
  [/api[_\-. ]?key/i, ['api_key', 'api-key', 'api.key', 'api key', 'apikey']],
  [/a(?:bc|d(?:e|f)?)g/, ['abcg', 'adeg', 'adfg', 'adg']],
  // Whatever is understood no further ends a word.
  [/_token\\{0,7}"/, ['_token']],
  [/bearer\s/, ['bearer']],
  [/word[^a]b/, ['word']],
  [/word[a-c]d/, ['word']],
  [/word\d/, ['word']],
  [/word.rest/, ['word']],
  // What stands before a match is no part of it.
  [/\bword["']?\s/, ['word']],
  [/(?<![a-z])(?:x|y)_word/, ['x_word', 'y_word']],
  [/word(?:ab+|cd)rest/, ['worda', 'wordcd']],
  // One that begins like another one says nothing new.
  [/word(?:x*y|z)/, ['word']],
  [/[^a]b|cdef/, ['']],
  ['\u00e9t\u00e9-', undefined],
  [/[acegik][acegik][acegik]/, undefined],
])('%s', (prefilter, words) => {
  expect(listWords(prefilter)).toEqual(words);
});

test('no prefilter has no words', () => {
  expect(listWords(undefined)).toBeUndefined();
});
