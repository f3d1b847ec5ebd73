/** As many printable characters in a row as a secret has with its name at least; other bytes hold none. */
const TEXT = /[\t\n\r -~]{12}/;

/** Asks only about what may hold a secret at all, which of bytes in the wrong order hardly any does. */
export function onlyText(isRelevant: (decoded: string) => boolean): (decoded: string) => boolean {
  return (decoded) => TEXT.test(decoded) && isRelevant(decoded);
}
