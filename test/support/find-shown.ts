/** Four characters may be shown; twice as many would tell too much. */
const WINDOW = 8;

/**
 * A stretch of the secret that an output shows: as it is, in another case, or with the zeros between that
 * characters of two bytes have, printed in whatever way.
 * @returns where in the secret it begins, and not what it is: a failing test must not print it
 */
export function findShown(output: string, secret: string): number | undefined {
  const text = output
    .replace(/\\u0000|\\{1,4}x00|\0/g, '')
    // The digits of another control character are no part of what stands behind it.
    .replace(/\\{1,4}(?:u00|x)[01][\da-f]/gi, ' ')
    .toLowerCase();
  const start = /^(?:xai-)?(?:token-)?/.exec(secret)?.[0].length ?? 0;
  const body = secret.slice(start).toLowerCase();
  for (let at = 0; at + WINDOW <= body.length; at++) {
    if (text.includes(body.slice(at, at + WINDOW))) return at;
  }
  return undefined;
}
