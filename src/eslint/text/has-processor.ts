import type { Blocks } from './blocks.ts';
import { nameBlock, toTwinPath } from './inner-path.ts';
import { isProgramKind } from './kinds.ts';
import { sampleOf } from './sample-of.ts';
import { withTrial } from './text-run.ts';

/**
 * Whether the project takes such files apart, or hides their text, as some plugins do which parse a file
 * before ESLint does. Seen by what comes to our rules in place of a sample.
 */
export function hasProcessor(blocks: Blocks, file: string): boolean {
  const text = isProgramKind(file) ? undefined : sampleOf(file);
  if (text === undefined) return false;
  return withTrial(file, (run) => {
    blocks.lint({ filename: nameBlock(toTwinPath(file), file), text });
    return run.texts.some((seen) => seen.name !== file || seen.text !== text);
  });
}
