const LOOKUP =
  /^(?:get|find|fetch|delete|remove|revoke|load|read|lookup|show|describe|hash|decrypt)/i;

/** Whether the argument of a function is what it looks up: `findApiKey("…")`. */
export function isLookup(name: string): boolean {
  return LOOKUP.test(name);
}

/** Methods of a lookup, or of a declaration, whose argument is its value or a fallback. */
const GIVES_VALUE = new RegExp(
  `^(?:${[
    'or',
    '(?:or_?else|get_?or|unwrap_?or|value_?or|map_?or)\\w*',
    '(?:with_?)?(?:default|fallback)\\w*',
    'if_?(?:null|empty|blank|none|absent|missing)\\w*',
    '(?:set_?|with_?)?(?:value|content|secret|secret_?(?:string|value)|string_?value)',
    'set',
    // Assertions, and comparisons.
    '(?:is_?|to_?|be_?|should_?)?(?:strictly_?|strict_?|loosely_?|deep_?)?(?:be|eq|eql|equals?)(?:_?to|_?ignore_?case)?',
  ].join('|')})$`,
  'i',
);

/** Whether the argument of a method is the value of its object: `.orElse("…")`, `.toBe("…")`. */
export function givesValue(method: string): boolean {
  return GIVES_VALUE.test(method);
}
