/** Some agents send JSON in a string. @returns the value, or the string if it is not an object or a list */
export function parseJsonText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s{0,8}[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    // It was text after all, and is scanned as text.
    return value;
  }
}
