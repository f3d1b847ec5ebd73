import { rules } from '../../rules/index.ts';
import { getRulePage } from '../../rules/rule-page.ts';
import type { Paint } from './paint.ts';

/**
 * The start of a link, up to its text; without a URL it ends the link.
 * https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
 */
const OSC_8 = '\u001b]8;;';
const END = '\u001b\\';

/** The name of a rule, as a link to its page if the terminal supports links. */
export function linkRule(
  rule: string,
  { paint, hasLinks }: { readonly paint: Paint; readonly hasLinks: boolean },
): string {
  const text = paint('dim', rule);
  // A pattern of the configuration has no page.
  if (!hasLinks || !rules.some(({ id }) => id === rule)) return text;
  return `${OSC_8}${getRulePage(rule)}${END}${text}${OSC_8}${END}`;
}
