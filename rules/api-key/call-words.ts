const LOOKUP =
  /^(?:get|find|fetch|delete|remove|revoke|load|read|lookup|show|describe|hash|decrypt)/i;

/** Whether a function is called with what it looks up: `findApiKey("…")`. */
export function isLookup(name: string): boolean {
  return LOOKUP.test(name);
}

/** Methods of what was looked up, or of a declaration, that are given its value or what stands in for it. */
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

/** Whether a method is given the value of what it is called on: `.orElse("…")`, `.toBe("…")`. */
export function givesValue(method: string): boolean {
  return GIVES_VALUE.test(method);
}
