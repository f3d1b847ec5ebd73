import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { ConfigError } from '../errors/errors.ts';
import { NOT_UTF8, WIDE } from '../text/parse-json.ts';

/**
 * The value of a configuration file: JSON with comments and trailing commas, as editors read `tsconfig.json`.
 * @param name of the file, for the message
 * @throws ConfigError with line and column; nothing of the text is quoted, which may hold a secret
 */
export function parseConfig(text: string, name: string): unknown {
  const errors: ParseError[] = [];
  const content = text.replace(/^\uFEFF/, '');
  if (WIDE.test(content)) throw new ConfigError(`${name} is not valid JSON: ${NOT_UTF8}`);
  const refuse = (what: string, offset: number, cause?: unknown): ConfigError =>
    new ConfigError(`${name} is not valid JSON: ${what} at ${locate(content, offset)}`, { cause });
  try {
    const root = parseTree(content, errors, { allowTrailingComma: true });
    const [first] = errors;
    if (first || !root) {
      const words = first ? printParseErrorCode(first.error) : 'ValueExpected';
      throw refuse(splitWords(words), first?.offset ?? 0);
    }
    return toValue(root, (offset) => refuse('a name that stands there twice', offset));
  } catch (cause) {
    // The parser calls itself for each level.
    if (cause instanceof RangeError) throw refuse('more levels than can be read', 0, cause);
    throw cause;
  }
}

/** Own properties only: `__proto__` is a name like any other, and refused like any other. */
function toValue(node: Node, refuse: (offset: number) => ConfigError): unknown {
  const { type, children = [] } = node;
  if (type === 'array') return children.map((child) => toValue(child, refuse));
  if (type !== 'object') return node.value as unknown;
  const entries = new Map<string, unknown>();
  for (const { children: [key, value] = [], offset } of children) {
    const name = String(key?.value);
    // The last would win without a word.
    if (entries.has(name)) throw refuse(offset);
    if (value) entries.set(name, toValue(value, refuse));
  }
  return Object.fromEntries(entries);
}

/** `CommaExpected` is `comma expected`. */
function splitWords(name: string): string {
  return name.replaceAll(/\B[A-Z]/g, ' $&').toLowerCase();
}

function locate(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
