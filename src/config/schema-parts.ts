interface Strings {
  readonly type: 'array';
  readonly items: { readonly type: 'string'; readonly minLength: 1; readonly pattern?: string };
  readonly uniqueItems: true;
}

/** The JSON Schema of a list of strings. */
export const STRINGS: Strings = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  uniqueItems: true,
};

/** The same of globs. They cannot be negated: what one ignores stays ignored. */
export const GLOBS: Strings = { ...STRINGS, items: { ...STRINGS.items, pattern: '^(?!!)' } };
