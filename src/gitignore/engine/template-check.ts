import { showBytePath, type BytePath } from './byte-path.ts';
import { compileTemplate } from './compile-template.ts';
import { makePathMatcher } from './path-matcher.ts';

/**
 * Recognises files that may be re-included.
 * @param templates globs of such files
 * @param ignoreCase `core.ignoreCase`
 */
export function makeTemplateCheck(
  templates: readonly string[],
  ignoreCase: boolean,
): (path: BytePath) => boolean {
  const matchers = templates.map((one) => makePathMatcher(compileTemplate(one, ignoreCase)));
  return (path) => matchers.some((matches) => matches(path));
}

/** The names of those files that are templates, each once. */
export function listTemplateNames(
  paths: readonly BytePath[],
  templates: readonly string[],
  ignoreCase: boolean,
): string[] {
  const isTemplate = makeTemplateCheck(templates, ignoreCase);
  const names = paths.filter(isTemplate).map((path) => path.slice(path.lastIndexOf('/') + 1));
  return [...new Set(names)].map(showBytePath);
}
