/** How many bytes are compared one by one, before ranges are compared by native code. */
const FEW = 32;
/** Size of the first range, in bytes; it doubles each time. */
const STEP = 1024;

/** The length of the longest common prefix of two ranges. */
export function countCommonPrefix(
  one: Buffer,
  oneStart: number,
  oneEnd: number,
  other: Buffer,
  otherStart: number,
  otherEnd: number,
): number {
  const limit = Math.min(oneEnd - oneStart, otherEnd - otherStart);
  const isEqual = (from: number, to: number): boolean =>
    one.compare(other, otherStart + from, otherStart + to, oneStart + from, oneStart + to) === 0;
  const isSame = (at: number): boolean => one[oneStart + at] === other[otherStart + at];
  return countEqual(limit, isSame, isEqual);
}

/** The length of the longest common suffix of two ranges. */
export function countCommonSuffix(
  one: Buffer,
  oneStart: number,
  oneEnd: number,
  other: Buffer,
  otherStart: number,
  otherEnd: number,
): number {
  const limit = Math.min(oneEnd - oneStart, otherEnd - otherStart);
  const isEqual = (from: number, to: number): boolean =>
    one.compare(other, otherEnd - to, otherEnd - from, oneEnd - to, oneEnd - from) === 0;
  const isSame = (at: number): boolean => one[oneEnd - 1 - at] === other[otherEnd - 1 - at];
  return countEqual(limit, isSame, isEqual);
}

/** The length of the longest equal beginning. Whole ranges are compared by native code. */
function countEqual(
  limit: number,
  isSame: (at: number) => boolean,
  isEqual: (from: number, to: number) => boolean,
): number {
  let known = 0;
  while (known < limit && known < FEW) {
    if (!isSame(known)) return known;
    known++;
  }
  for (let step = STEP; known < limit; step *= 2) {
    let to = Math.min(limit, known + step);
    if (isEqual(known, to)) {
      known = to;
      continue;
    }
    while (to - known > FEW) {
      const middle = (known + to) >>> 1;
      if (isEqual(known, middle)) known = middle;
      else to = middle;
    }
    while (isSame(known)) known++;
    return known;
  }
  return known;
}
