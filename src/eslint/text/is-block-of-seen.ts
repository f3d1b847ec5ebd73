import { sep } from 'node:path';
import type { RuleContext } from '../inspection.ts';
import { toRealPath } from './inner-path.ts';
import { getTextRun } from './text-run.ts';

/**
 * Whether what is linted is a part of a file of which all is looked at, as the code in a README. Where it
 * is the file itself, that is noted.
 */
export function isBlockOfSeen({ filename, physicalFilename }: RuleContext): boolean {
  let run = getTextRun();
  while (run && run.file !== physicalFilename) run = run.outer;
  if (!run) return false;
  if (toRealPath(filename) !== physicalFilename) return filename.startsWith(physicalFilename + sep);
  run.isSeen = true;
  return false;
}
