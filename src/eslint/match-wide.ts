import type { Config } from '../config/config.ts';
import type { Refuse } from '../decode/decode-layer.ts';
import { matchRules } from '../match/match-rules.ts';
import type { RuleMatch } from '../match/rule-match.ts';

/**
 * Finds secrets in UTF-16: ESLint reads every file as UTF-8, so there is a zero byte between any two letters.
 */
export function matchWide(text: string, path: string, config: Config, refuse: Refuse): RuleMatch[] {
  if (!text.includes('\0')) return [];
  const found = matchRules(text.replaceAll('\0', ''), path, config, refuse);
  let offset = 0;
  let letters = 0;
  const restore = (position: number): number => {
    while (letters < position || text.charAt(offset) === '\0') {
      if (text.charAt(offset++) !== '\0') letters++;
    }
    return offset;
  };
  return found.map((match) => ({ ...match, start: restore(match.start), end: restore(match.end) }));
}
