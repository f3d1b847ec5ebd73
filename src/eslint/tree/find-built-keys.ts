import rule from '../../../rules/no-xai-key.ts';
import type { TreeMatch } from './find-hardcoded.ts';
import { foldString, listParts } from './fold-string.ts';
import { readPlainString } from './static-name.ts';
import { walk, type Node, type SourceCode } from './syntax.ts';
import { unwrap } from './unwrap.ts';

/** Keys of the xAI API that a program puts together or escapes, so that its text does not show them. */
export function findBuiltKeys(sourceCode: SourceCode): TreeMatch[] {
  if (!/xai|\\[xu]/.test(sourceCode.text)) return [];
  const matches: TreeMatch[] = [];
  const inner = new Set<Node>();
  for (const node of walk(sourceCode)) {
    const parts = listParts(node).map(unwrap);
    for (const part of parts) inner.add(part);
    if (inner.has(node) || (parts.length === 0 && readPlainString(node) === undefined)) continue;
    const value = foldString(node, sourceCode);
    if (value === undefined) continue;
    const key = rule.find(value, { path: '', options: {} })[0];
    const secret = value.slice(key?.start, key?.end);
    if (!key || sourceCode.text.includes(secret)) continue;
    const [start, end] = node.range;
    matches.push({ ...key, start, end, value: secret, rule, node });
  }
  return matches;
}
