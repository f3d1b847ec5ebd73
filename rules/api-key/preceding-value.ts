import type { Keyword } from './api-key-name.ts';
import { MAX_LENGTH } from './api-key-value.ts';
import { isAsserted } from './next-to-value.ts';
import type { Literal } from './string-literal.ts';

/** How much before a name is read to see whether its value precedes it. */
const REACH = 60;
/** `setValue("…", forHTTPHeaderField: "x-api-key")` */
const HEADER_FIELD = /(?<=(?<closing>["'])\s{0,20},?\s{0,20}forHTTPHeaderField:\s{0,20}@?["'])/dy;
/** `{"value": "…", "key": "x-api-key"}` */
const NAME_KEY =
  /(?<=(?<closing>["'])\s{0,20},\s{0,20}["']?(?:name|key)["']?\s{0,20}[:=]\s{0,20}["'])/dy;
const VALUE_KEY = /\b(?:value|val|secret|token|content)["']?\s{0,20}[:=]\s{0,20}$/i;
/** `"…" == apiKey`, `"…".equals(apiKey)` */
const COMPARISON = /(?<=(?<closing>["'])(?:\s?[!=]==?\s?|\.equals\()(?:\w{1,20}\.)?)/dy;
/** `default "…" .Values.apiKey` */
const FALLBACK = /(?<=(?<closing>["'])\s{1,8}[.$]{1,2}(?:\w{1,30}\.){0,4})/dy;
const DEFAULT = /\b(?:default|coalesce)\s{1,8}$/;

/** `assertEquals("…", config.getApiKey())` */
const EXPECTED = /(?<=(?<closing>["']),\s{1,8}(?:[\w$]{1,30}(?:\(\))?(?:\.|->|::)){0,4})/dy;

/** By whether a quote is directly before the name. */
const QUOTED = [HEADER_FIELD, NAME_KEY];
const UNQUOTED = [COMPARISON, FALLBACK, EXPECTED];

/** The literal that precedes its name. */
export function readPreceding(text: string, name: Keyword): readonly Literal[] | undefined {
  // The patterns can only match directly after a string.
  const before = text.slice(Math.max(0, name.start - REACH), name.start);
  if (!/["']/.test(before)) return undefined;
  for (const pattern of /["']$/.test(before) ? QUOTED : UNQUOTED) {
    pattern.lastIndex = name.start;
    const [end] = pattern.exec(text)?.indices?.groups?.['closing'] ?? [];
    if (end === undefined || end < name.start - REACH) continue;
    const reach = text.slice(Math.max(0, end - MAX_LENGTH), end);
    const opening = reach.lastIndexOf(text.charAt(end));
    if (opening < 0) return undefined;
    const lead = reach.slice(Math.max(0, opening - 40), opening);
    if (pattern === NAME_KEY && !VALUE_KEY.test(lead)) return undefined;
    if (pattern === EXPECTED && !isAsserted(lead)) continue;
    if (pattern === FALLBACK && !DEFAULT.test(lead)) return undefined;
    return [{ start: end - reach.length + opening + 1, end, plain: true }];
  }
  return undefined;
}
