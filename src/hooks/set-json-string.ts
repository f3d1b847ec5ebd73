import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { ScanError } from '../errors/errors.ts';
import { parseYaml } from './yaml-position.ts';

/**
 * Sets or removes a string in a JSON file, and keeps every other byte. JSON is YAML, whose parser has
 * positions.
 * @param container keys that lead to the object
 * @throws ScanError when there is no such object
 */
export function setJsonString(
  path: string,
  text: string,
  container: readonly string[],
  key: string,
  value: string | undefined,
): string {
  const document = parseYaml(path, text);
  const map = container.length === 0 ? document.contents : document.getIn(container, true);
  if (!isMap(map)) throw new ScanError(`${path} has no object "${container.join('.')}"`);
  const index = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  if (index === -1) return value === undefined ? text : add(text, map, key, value);
  if (value === undefined) return take(text, map, index);
  const [start, end] = rangeOf(map.items[index]?.value);
  return text.slice(0, start) + JSON.stringify(value) + text.slice(end);
}

function add(text: string, map: YAMLMap, key: string, value: string): string {
  const [start, end] = rangeOf(map);
  const [first] = map.items;
  const entry = `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  if (!first) return `${text.slice(0, start)}{ ${entry} }${text.slice(end)}`;
  const [firstKey] = rangeOf(first.key);
  // The white space before the first key, a line break and indentation, is repeated before the second.
  const gap = text.slice(start + 1, firstKey);
  return `${text.slice(0, firstKey)}${entry},${gap === '' ? ' ' : gap}${text.slice(firstKey)}`;
}

function take(text: string, map: YAMLMap, index: number): string {
  const pair = map.items[index];
  const next = map.items[index + 1];
  const previous = map.items[index - 1];
  const [start] = rangeOf(pair?.key);
  const [, end] = rangeOf(pair?.value);
  if (next) return text.slice(0, start) + text.slice(rangeOf(next.key)[0]);
  if (previous) return text.slice(0, rangeOf(previous.value)[1]) + text.slice(end);
  const [open, close] = rangeOf(map);
  return `${text.slice(0, open)}{}${text.slice(close)}`;
}

/** Start and end of a node's own text. */
function rangeOf(node: unknown): readonly [number, number] {
  const range = node as Node | Pair | null | undefined as Node | undefined;
  if (!range?.range) throw new Error('the parser gave a node no range');
  return [range.range[0], range.range[1]];
}
