const RANGE =
  /^(?:(?<from>-?\d{1,9})\.\.(?<to>-?\d{1,9})|(?<first>[a-z])\.\.(?<last>[a-z])|(?<First>[A-Z])\.\.(?<Last>[A-Z]))(?:\.\.(?<step>-?\d{1,9}))?$/;

/** The content of braces: `1..3`, `01..10`, `0..100..5`, `a..e`, as in bash. */
export interface Range {
  readonly count: number;
  /** The longest of the texts. */
  readonly width: number;
  readonly list: () => string[];
}

/** @returns undefined if it is not a range */
export function readRange(text: string): Range | undefined {
  const groups = RANGE.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { from, to } = groups;
  // Bash ignores the sign of a step, and takes 0 for 1.
  const step = Math.abs(Number(groups['step'] ?? 1)) || 1;
  if (from !== undefined && to !== undefined) {
    const isPadded = [from, to].some((end) => /^-?0\d/.test(end));
    const width = Math.max(from.length, to.length);
    return makeRange(Number(from), Number(to), step, width, (value) =>
      isPadded ? pad(value, width) : String(value),
    );
  }
  const first = groups['first'] ?? groups['First'] ?? '';
  const last = groups['last'] ?? groups['Last'] ?? '';
  return makeRange(first.charCodeAt(0), last.charCodeAt(0), step, 1, (code) =>
    String.fromCharCode(code),
  );
}

function makeRange(
  from: number,
  to: number,
  step: number,
  width: number,
  write: (value: number) => string,
): Range {
  const count = Math.floor(Math.abs(to - from) / step) + 1;
  const signed = to < from ? -step : step;
  const list = (): string[] =>
    Array.from({ length: count }, (_, index) => write(from + index * signed));
  return { count, width, list };
}

function pad(value: number, width: number): string {
  const sign = value < 0 ? '-' : '';
  return sign + String(Math.abs(value)).padStart(width - sign.length, '0');
}
