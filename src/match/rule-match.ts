import type { Match, TextRule } from '../../rules/rule.ts';
import type { Span } from '../text/span.ts';

/** A match with the rule that made it. */
export interface RuleMatch extends Match {
  readonly rule: TextRule;
  /** The raw secret; absent where the rule is not about one. */
  readonly value?: string;
  /** The layers that the secret is written in, the outermost first; absent where it stands as it is. */
  readonly via?: readonly string[];
  /** Where it begins and ends within a character, for one of base64 belongs to two bytes. */
  readonly exact?: Span;
  /** What else ends where it goes on, perhaps: what is found in that is more certain. */
  readonly ambiguousWith?: Span | undefined;
}
