/** A call whose arguments are compared: `assertEquals(`, `So(`, `expect(`, `XCTAssertEqual(`, `assert.Equal(t, `. */
const ASSERTION =
  /(?<![\w.])(?:[A-Za-z]{1,20}\.)?(?:So|assert\w{0,30}|expect\w{0,20}|require|XCTAssert\w{0,20}|Assert)(?:\.\w{1,30})?!?\(\s{0,20}(?:t,\s{0,8})?(?:[\w$]{1,40}(?:\(\))?(?:\.|->|::)){0,5}$/;
/** A call that gives the first of its arguments that there is: `coalesce(var.api_key, "…")`. */
const FALLBACK =
  /\b(?:coalesce|try|ifnull|isnull|nvl|first_?non_?null|require_?non_?null_?else|default_?(?:string|if_?\w{1,10})?|or_?else|get_?or_?default)\(\s{0,20}(?:[\w$]{1,40}\.){0,5}$/i;
/** `${env:API_KEY, '…'}` of serverless, `${oc.env:API_KEY,…}` of OmegaConf */
const TEMPLATE = /\$\{[\w.]{1,40}:[\w./~@-]{0,60}$/;
/** Without brackets, as Ruby has it. */
const BARE_ASSERTION = /\b(?:assert_equal|must_equal)\s{1,8}$/;

/** Whether a name that has this text before it is an argument in a call to which its value is given too. */
export function standsBesideValue(before: string): boolean {
  return ASSERTION.test(before) || FALLBACK.test(before) || TEMPLATE.test(before);
}

/** Whether a name that has this text before it, or a string, is what an assertion is about. */
export function isAsserted(before: string): boolean {
  return ASSERTION.test(before) || BARE_ASSERTION.test(before);
}
