import type { RuleContext } from '../rule-context.ts';
import { toRealPath } from './inner-path.ts';
import { getTextRun } from './text-run.ts';
import { ROOT } from './text-tree.ts';

/** Root types of ESLint's own language, and of keyfence's text language. */
const PROGRAMS: ReadonlySet<string> = new Set(['Program', ROOT]);

/** Notes that the rules see the whole file that the processor is working on, and in which language. */
export function noteSeen({ filename, languageOptions, sourceCode }: RuleContext): void {
  const run = getTextRun();
  if (!run) return;
  const name = toRealPath(filename);
  run.texts.push({ name, text: sourceCode.text });
  if (name !== run.file) return;
  run.isSeen = true;
  run.isDefault = isEspree(languageOptions.parser);
  run.isOtherLanguage = !PROGRAMS.has(sourceCode.ast.type);
}

/** https://github.com/eslint/js/tree/main/packages/espree */
function isEspree(parser: unknown): boolean {
  return typeof parser === 'object' && parser !== null && Reflect.get(parser, 'name') === 'espree';
}
