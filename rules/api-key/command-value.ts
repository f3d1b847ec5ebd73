import type { Keyword } from './api-key-name.ts';
import { readString, readQuote, type Literal } from './string-literal.ts';

const REACH = 300;
/** Commands that store a secret under a name. */
const STORES =
  /\b(?:secrets?|secretsmanager|put-parameter|keyvault|env|environment|variables?)\b[^\n|;&]{0,150}$/i;
/** Options whose argument is the secret. */
const OPTION =
  /["']?(?:[ \t]|\\\r?\n)[^\n|;&]{0,150}?(?:--(?:body|value|secret-string|secret-value|string-value|secret|data|plaintext)(?:[ \t]{1,8}|=)|-[bv](?:[ \t]{1,8}|(?=["'])))/y;
const BARE = /[\w+/][\w+/.~:-]{7,4094}={0,2}(?![\w+/=.~:-])/y;
/** `echo "…" | gh secret set X_API_KEY` */
const PIPED =
  /\b(?:echo|printf)\b[^\n|]{0,80}?\s(?<quote>["']?)(?<value>[\w+/][\w+/.~:-]{7,400}={0,2})\k<quote>\s{0,8}\|(?<store>[^\n|]{1,150})$/d;

/** The value that a command line stores under a name. */
export function readCommand(text: string, name: Keyword): readonly Literal[] | undefined {
  const start = Math.max(0, name.start - REACH);
  const before = text.slice(start, name.start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (!STORES.test(line)) return undefined;
  const piped = PIPED.exec(line);
  const span = piped?.indices?.groups?.['value'];
  if (piped && span && STORES.test(piped.groups?.['store'] ?? '')) {
    const offset = name.start - line.length;
    return [{ start: offset + span[0], end: offset + span[1], plain: true }];
  }
  OPTION.lastIndex = name.end;
  if (!OPTION.test(text)) return undefined;
  const at = OPTION.lastIndex;
  if (readQuote(text, at)) {
    const literal = readString(text, at);
    return literal && [{ start: literal.start, end: literal.end, plain: true }];
  }
  BARE.lastIndex = at;
  return BARE.test(text) ? [{ start: at, end: BARE.lastIndex, plain: true }] : undefined;
}
