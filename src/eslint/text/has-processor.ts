import type { Blocks } from './blocks.ts';
import { nameBlock, toTwinPath } from './inner-path.ts';
import { withTrial } from './text-run.ts';

/** The shortest text of a language, by the end of a file's name. */
const SAMPLES: readonly (readonly [ending: RegExp, text: string])[] = [
  [/\.(?:json[c5]?|code-workspace|webmanifest|geojson)$/i, '{}\n'],
  [/\.ya?ml$/i, 'a: 1\n'],
  [/\.toml$/i, 'a = 1\n'],
  [/\.(?:css|scss|less|pcss|postcss)$/i, 'a {}\n'],
  [/\.x?html?$/i, '<p></p>\n'],
];

/**
 * Whether the project takes such files apart, or hides their text, as some plugins do which parse a file
 * before ESLint does. Seen by what comes to our rules in place of a sample.
 */
export function hasProcessor(blocks: Blocks, file: string): boolean {
  const text = SAMPLES.find(([ending]) => ending.test(file))?.[1];
  if (text === undefined) return false;
  return withTrial(file, (run) => {
    blocks.lint({ filename: nameBlock(toTwinPath(file), file), text });
    return run.texts.some((seen) => seen.name !== file || seen.text !== text);
  });
}
