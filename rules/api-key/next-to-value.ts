/** A call whose arguments are compared: `assertEquals(`, `So(`, `expect(`, `XCTAssertEqual(`, `assert.Equal(t, `. */
const ASSERTION =
  /(?<![\w.])(?:[A-Za-z]{1,20}\.)?(?:So|assert\w{0,30}|expect\w{0,20}|require|XCTAssert\w{0,20}|Assert)(?:\.\w{1,30})?!?\(\s{0,20}(?:t,\s{0,8})?(?:[\w$]{1,40}(?:\(\))?(?:\.|->|::)){0,5}$/;
/** A call that returns the first of its arguments that is set: `coalesce(var.api_key, "…")`. */
const FALLBACK =
  /\b(?:coalesce|try|ifnull|isnull|nvl|first_?non_?null|require_?non_?null_?else|default_?(?:string|if_?\w{1,10})?|or_?else|get_?or_?default)\(\s{0,20}(?:[\w$]{1,40}\.){0,5}$/i;
/** `${env:API_KEY, '…'}` of serverless, `${oc.env:API_KEY,…}` of OmegaConf */
const TEMPLATE = /\$\{[\w.]{1,40}:[\w./~@-]{0,60}$/;
/** Without parentheses, as in Ruby. */
const BARE_ASSERTION = /\b(?:assert_equal|must_equal)\s{1,8}$/;

/** Whether a name after this text is an argument of a call whose other argument is its value. */
export function isNextToValue(before: string): boolean {
  return ASSERTION.test(before) || FALLBACK.test(before) || TEMPLATE.test(before);
}

/** Whether a name or a string after this text is the subject of an assertion. */
export function isAsserted(before: string): boolean {
  return ASSERTION.test(before) || BARE_ASSERTION.test(before);
}
