/** An object as JSON has it, with anything in it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of the keys under which a string stands that is not empty. */
export function findString(value: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const found = value[key];
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}

/** The first of the keys under which anything stands. */
export function findValue(value: JsonObject, keys: readonly string[]): unknown {
  for (const key of keys) if (value[key] !== undefined && value[key] !== null) return value[key];
  return undefined;
}

/** Every string in a value, keys of objects included, in order. */
export function listStrings(value: unknown): string[] {
  const found: string[] = [];
  // Without recursion: anybody may nest as deep as JSON can be.
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string') found.push(next);
    else if (Array.isArray(next))
      for (let at = next.length - 1; at >= 0; at--) pending.push(next[at]);
    else if (isObject(next))
      for (const [key, inner] of Object.entries(next).reverse()) pending.push(inner, key);
  }
  return found;
}
