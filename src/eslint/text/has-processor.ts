import type { Blocks } from './blocks.ts';
import { nameBlock, toTwinPath } from './inner-path.ts';
import { isProgramKind } from './kinds.ts';
import { sampleOf } from './sample-of.ts';
import { withTrial } from './text-run.ts';

/**
 * Whether the project has a processor for such a file that extracts blocks, or a plugin that hides its text.
 * Tested by linting a sample: it does not reach the rules unchanged.
 */
export function hasProcessor(blocks: Blocks, file: string): boolean {
  const text = isProgramKind(file) ? undefined : sampleOf(file);
  if (text === undefined) return false;
  return withTrial(file, (run) => {
    blocks.lint({ filename: nameBlock(toTwinPath(file), file), text });
    return run.texts.some((seen) => seen.name !== file || seen.text !== text);
  });
}
