import type { Prefilter, TextContext, TextRule } from './rule.ts';

/** Whether a rule could find anything in a text; `text` may be the bytes of a file read as Latin-1. */
export function passesPrefilter(
  rule: Pick<TextRule, 'prefilter' | 'optionsPrefilter'>,
  text: string,
  options: TextContext['options'],
): boolean {
  return testPrefilter(rule.prefilter, text) || rule.optionsPrefilter?.(text, options) === true;
}

/** Without a prefilter every text passes. */
export function testPrefilter(prefilter: Prefilter | undefined, text: string): boolean {
  if (prefilter === undefined) return true;
  return typeof prefilter === 'string' ? text.includes(prefilter) : prefilter.test(text);
}
