/** The minimum of adjacent printable characters in a text with a secret and its name. */
const TEXT = /[\t\n\r -~]{12}/;

/**
 * Only tests texts that may contain a secret at all, which excludes nearly all bytes that are decoded in the
 * wrong order.
 */
export function onlyText(isRelevant: (decoded: string) => boolean): (decoded: string) => boolean {
  return (decoded) => TEXT.test(decoded) && isRelevant(decoded);
}
