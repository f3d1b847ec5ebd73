import type { Match, TextRule } from '../../rules/rule.ts';
import type { Span } from '../text/span.ts';

/** A match and the rule that made it. */
export interface RuleMatch extends Match {
  readonly rule: TextRule;
  /** The raw secret; absent if the rule is not about one. */
  readonly value?: string;
  /** The layers that the secret is encoded in, the outermost first; absent for plain text. */
  readonly via?: readonly string[];
  /**
   * The exact span; its ends may be inside a character, because one character of base64 belongs to two bytes.
   */
  readonly exact?: Span;
  /** A span that may contain the rest of the secret: a match in it is more certain. */
  readonly ambiguousWith?: Span | undefined;
}
