import { ALLOW_WORD } from './allow-comments/allow-word.ts';
import { API_KEY } from './api-key/api-key.ts';
import { PUBLIC_PREFIX } from './prefixes/public-prefix.ts';
import { XAI_PREFIX } from './prefixes/xai-prefix.ts';

type TextRuleId =
  'allow-needs-reason' | 'no-hardcoded-api-key' | 'no-public-env-key' | 'no-xai-key';

/**
 * For each text rule, whether a text could break it as it is set by default: cheap, and never wrong when it
 * says no. They stand apart from the rules, so that who has only clean texts need not load those.
 */
export const mayBreak: Readonly<Record<TextRuleId, (text: string) => boolean>> = {
  'allow-needs-reason': (text) => text.includes(ALLOW_WORD),
  'no-hardcoded-api-key': (text) => API_KEY.test(text),
  'no-public-env-key': (text) => PUBLIC_PREFIX.test(text),
  'no-xai-key': (text) => text.includes(XAI_PREFIX),
};

const MAY_BREAK_ONE = Object.values(mayBreak);

/** Whether a text could break any of the rules as they are set by default. */
export function mayBreakByDefault(text: string): boolean {
  return MAY_BREAK_ONE.some((mayBreakOne) => mayBreakOne(text));
}
