import { ConfigError } from '../errors/errors.ts';
import { stripMark } from '../text/byte-order-mark.ts';
import { parseJson } from '../text/parse-json.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

const VERSION = 1;
const HEX = /^[0-9a-f]{32}$/;

/**
 * Writes a baseline, one JSON object a line: `{"baseline":1,"salt":"…"}` and then, sorted,
 * `{"path":"…","rule":"…","fingerprint":"…"}`. The same entries always give the same bytes.
 */
export function formatBaseline({ salts, entries }: Baseline): string {
  const heads = salts.map((salt) => JSON.stringify({ baseline: VERSION, salt }));
  const lines = entries.map(({ path, rule, fingerprint }) =>
    JSON.stringify({ path, rule, fingerprint }),
  );
  return [...new Set(heads), ...[...new Set(lines)].sort()].map((line) => `${line}\n`).join('');
}

/**
 * Reads what {@link formatBaseline} wrote, in any order and with any line twice, as merges leave it.
 * @throws ConfigError when a line is anything else, or the salt is missing
 */
export function parseBaseline(text: string, path: string): Baseline {
  const salts = new Set<string>();
  const entries = new Map<string, BaselineEntry>();
  for (const [i, line] of stripMark(text)
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '') continue;
    const record = parseLine(line, path, i + 1);
    if ('salt' in record) salts.add(record.salt);
    else entries.set(record.fingerprint, record);
  }
  const [first, ...others] = [...salts].sort();
  if (first === undefined) {
    throw new ConfigError(
      `${path} has no line with a salt, so nothing in it can be compared; restore it from git, or delete it and run "keyfence baseline"`,
    );
  }
  return { path, salts: [first, ...others], entries: [...entries.values()] };
}

function parseLine(line: string, path: string, number: number): BaselineEntry | { salt: string } {
  const record = parseRecord(line, path, number);
  if (isHead(record)) {
    if (record.baseline === VERSION) return record;
    throw new ConfigError(
      `${path} is of version ${record.baseline}, and this keyfence reads version ${VERSION}; update keyfence`,
    );
  }
  if (isEntry(record)) return record;
  throw makeLineError(path, number);
}

function parseRecord(line: string, path: string, number: number): unknown {
  try {
    return parseJson(line);
  } catch (cause) {
    throw makeLineError(path, number, cause);
  }
}

/** The line is not quoted: it may be anything, a secret too. */
function makeLineError(path: string, number: number, cause?: unknown): ConfigError {
  return new ConfigError(
    `line ${number} of ${path} is not a baseline entry; resolve the merge, or restore the file from git`,
    { cause },
  );
}

function isHead(record: unknown): record is { baseline: number; salt: string } {
  return (
    hasProperties(record, ['baseline', 'salt']) &&
    typeof record['baseline'] === 'number' &&
    typeof record['salt'] === 'string' &&
    HEX.test(record['salt'])
  );
}

function isEntry(record: unknown): record is BaselineEntry {
  return (
    hasProperties(record, ['path', 'rule', 'fingerprint']) &&
    typeof record['path'] === 'string' &&
    typeof record['rule'] === 'string' &&
    typeof record['fingerprint'] === 'string' &&
    HEX.test(record['fingerprint'])
  );
}

/** Whether it is an object with exactly these keys. */
function hasProperties(
  record: unknown,
  names: readonly string[],
): record is Record<string, unknown> {
  return (
    typeof record === 'object' &&
    record !== null &&
    Object.keys(record).length === names.length &&
    names.every((name) => Object.hasOwn(record, name))
  );
}
