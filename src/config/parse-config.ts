import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { ConfigError } from '../errors/errors.ts';
import { stripMark } from '../text/byte-order-mark.ts';
import { describeJsonFault, describePosition } from '../text/parse-json.ts';

/**
 * The value of a configuration file: JSON with comments and trailing commas, like `tsconfig.json`.
 * @param name of the file, for the message
 * @throws ConfigError with line and column; the text is not quoted, because it may contain a secret
 */
export function parseConfig(text: string, name: string): unknown {
  const errors: ParseError[] = [];
  const content = stripMark(text);
  const refuse = (reason: string, cause?: unknown): ConfigError =>
    new ConfigError(`${name} is not valid JSON: ${reason}`, { cause });
  try {
    const root = parseTree(content, errors, { allowTrailingComma: true });
    if (errors.length > 0 || !root) throw refuse(describeJsonFault(content, true));
    return toValue(root, (offset) => refuse(`${describePosition(content, offset)}: duplicate key`));
  } catch (cause) {
    // The parser calls itself for each level.
    if (cause instanceof RangeError) throw refuse('it is nested too deeply', cause);
    throw cause;
  }
}

/** Own properties only: `__proto__` is a key like any other, and refused like any other. */
function toValue(node: Node, refuse: (offset: number) => ConfigError): unknown {
  const { type, children = [] } = node;
  if (type === 'array') return children.map((child) => toValue(child, refuse));
  if (type !== 'object') return node.value as unknown;
  const entries = new Map<string, unknown>();
  for (const { children: [key, value] = [], offset } of children) {
    const name = String(key?.value);
    // Otherwise the last one would win silently.
    if (entries.has(name)) throw refuse(offset);
    if (value) entries.set(name, toValue(value, refuse));
  }
  return Object.fromEntries(entries);
}
