/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first non-empty string under one of the keys. */
export function findString(value: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const found = value[key];
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}

/** The first value under one of the keys, except null. */
export function findValue(value: JsonObject, keys: readonly string[]): unknown {
  for (const key of keys) if (value[key] !== undefined && value[key] !== null) return value[key];
  return undefined;
}

/** The strings among the values of an object, and in lists that are values. */
export function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const items = isObject(value) ? Object.values(value) : Array.isArray(value) ? value : [];
  return items
    .flatMap((item: unknown) => (Array.isArray(item) ? (item as readonly unknown[]) : [item]))
    .filter((item) => typeof item === 'string');
}

export function isStrings(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
  );
}

/** Every string in a value, keys of objects included, in order. */
export function listStrings(value: unknown): string[] {
  const found: string[] = [];
  // Without recursion, because JSON may be nested to any depth.
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
