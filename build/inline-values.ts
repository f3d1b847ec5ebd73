import type { Plugin } from 'rolldown';
import { isOneOf } from './is-one-of.ts';

/** Replaces a module by the values of its exports, without the code that computes them. */
export function inlineValues(file: string, values: Readonly<Record<string, Data>>): Plugin {
  const isFile = isOneOf(file);
  return {
    name: 'inline-values',
    load(id) {
      if (!isFile(id)) return null;
      return Object.entries(values)
        .map(([name, value]) => `export const ${name} = ${toSource(value)};`)
        .join('\n');
    },
  };
}

type Data = string | RegExp | undefined | readonly Data[];

function toSource(data: Data): string {
  if (data === undefined || data instanceof RegExp) return String(data);
  return typeof data === 'string' ? JSON.stringify(data) : `[${data.map(toSource).join(', ')}]`;
}
