import type { Keyword } from './api-key-name.ts';
import { MAX_LENGTH } from './api-key-value.ts';
import type { Literal } from './string-literal.ts';

/** How much before a name is read to know whether its value stands before it. */
const REACH = 60;
/** `setValue("…", forHTTPHeaderField: "x-api-key")` */
const HEADER_FIELD = /["'](?=\s{0,20},?\s{0,20}forHTTPHeaderField:\s{0,20}@?["']$)/;
/** `{"value": "…", "key": "x-api-key"}` */
const NAME_KEY = /["'](?=\s{0,20},\s{0,20}["']?(?:name|key)["']?\s{0,20}[:=]\s{0,20}["']$)/;
const VALUE_KEY = /\b(?:value|val|secret|token|content)["']?\s{0,20}[:=]\s{0,20}$/i;
/** `"…" == apiKey`, `"…".equals(apiKey)` */
const COMPARISON = /["'](?=(?:\s?[!=]==?\s?|\.equals\()(?:\w{1,20}\.)?$)/;
const IN_QUOTES = [HEADER_FIELD, NAME_KEY];
const OUTSIDE = [COMPARISON];

/** The literal that stands before its name. */
export function readPreceding(text: string, name: Keyword): readonly Literal[] | undefined {
  const last = text.charAt(name.start - 1);
  const isQuoted = last === '"' || last === "'";
  if (!isQuoted && !/[=(.\s]/.test(last)) return undefined;
  const from = Math.max(0, name.start - REACH);
  const before = text.slice(from, name.start);
  for (const pattern of isQuoted ? IN_QUOTES : OUTSIDE) {
    const closing = before.search(pattern);
    if (closing < 0) continue;
    const end = from + closing;
    const reach = text.slice(Math.max(0, end - MAX_LENGTH), end);
    const opening = reach.lastIndexOf(before.charAt(closing));
    if (opening < 0) return undefined;
    if (pattern === NAME_KEY && !VALUE_KEY.test(reach.slice(Math.max(0, opening - 40), opening)))
      return undefined;
    return [{ start: end - reach.length + opening + 1, end, plain: true }];
  }
  return undefined;
}
