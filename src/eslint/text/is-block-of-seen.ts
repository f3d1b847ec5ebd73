import { sep } from 'node:path';
import type { RuleContext } from '../rule-context.ts';
import { toRealPath } from './inner-path.ts';
import { getTextRun } from './text-run.ts';

/**
 * Whether what is linted is a part of a file of which all is looked at, as the code in a README. Where it
 * is the file itself, that is noted.
 */
export function isBlockOfSeen(context: RuleContext): boolean {
  const { filename, physicalFilename } = context;
  let run = getTextRun();
  while (run && run.file !== physicalFilename) run = run.outer;
  if (!run) return false;
  if (toRealPath(filename) !== physicalFilename) return filename.startsWith(physicalFilename + sep);
  run.isSeen = true;
  run.isDefault = isEspree(context.languageOptions.parser);
  return false;
}

/** https://github.com/eslint/js/tree/main/packages/espree */
function isEspree(parser: unknown): boolean {
  return typeof parser === 'object' && parser !== null && Reflect.get(parser, 'name') === 'espree';
}
