import type { VendorRule } from '../../../rules/vendor-rules.ts';
import type { Config } from '../../config/config.ts';
import type { TreeMatch } from './find-hardcoded.ts';
import { foldString, listParts } from './fold-string.ts';
import { readPlainString } from './static-name.ts';
import { walk, type Node, type SourceCode } from './syntax.ts';
import { stripTypeAssertions } from './strip-type-assertions.ts';

const LAST_CODE_POINT = 0x10ffff;

/** The vendors' keys that a program concatenates or escapes, so that they are not in its text. */
export function findBuiltKeys(
  sourceCode: SourceCode,
  rules: readonly VendorRule[],
  config: Pick<Config, 'rules'>,
): TreeMatch[] {
  const escaped = listEscaped(sourceCode.text);
  const asked = rules.filter((rule) => passesPrefilter(rule, sourceCode, escaped));
  if (asked.length === 0) return [];
  const matches: TreeMatch[] = [];
  const inner = new Set<Node>();
  for (const node of walk(sourceCode)) {
    const parts = listParts(node).map(stripTypeAssertions);
    for (const part of parts) inner.add(part);
    if (inner.has(node) || (parts.length === 0 && readPlainString(node) === undefined)) continue;
    const value = foldString(node, sourceCode);
    if (value === undefined) continue;
    for (const rule of asked) {
      const options = config.rules.get(rule.id)?.options ?? {};
      const key = rule.find(value, { path: '', options })[0];
      const secret = value.slice(key?.start, key?.end);
      if (!key || sourceCode.text.includes(secret)) continue;
      const [start, end] = node.range;
      matches.push({ ...key, start, end, value: secret, rule, node });
    }
  }
  return matches;
}

/**
 * The prefilter: whether the text contains the first word of the prefix, or an escape of one of its
 * characters.
 */
function passesPrefilter(
  { prefix }: VendorRule,
  { text }: SourceCode,
  escaped: ReadonlySet<string>,
): boolean {
  const word = /^[a-z\d]*/i.exec(prefix)?.[0] ?? '';
  return text.includes(word) || [...escaped].some((character) => prefix.includes(character));
}

/** https://tc39.es/ecma262/#prod-EscapeSequence */
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{0*([\da-f]{1,6})\})/gi;

/** The characters that the text contains as escape sequences. */
function listEscaped(text: string): ReadonlySet<string> {
  const codes = Array.from(text.matchAll(ESCAPE), ([, two, four, any]) => two ?? four ?? any ?? '');
  return new Set(
    [...new Set(codes)]
      .map((code) => Number.parseInt(code, 16))
      .filter((code) => code <= LAST_CODE_POINT)
      .map((code) => String.fromCodePoint(code)),
  );
}
