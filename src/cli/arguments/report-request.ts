import { resolve } from 'node:path';
import { UsageError } from '../../errors/errors.ts';
import { OPTIONS } from './options.ts';

/** A report that is asked for: its format, and the file that it goes to; without one, standard output. */
export interface ReportRequest {
  readonly format: string;
  readonly output?: string;
}

/** A flag of the command line, in its order. */
export interface GivenFlag {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads `--format X --output F` pairs: an output belongs to the format before it, or to the one after
 * it where that has none.
 * @throws UsageError when two reports would go to one place
 */
export function pairReports(flags: readonly GivenFlag[]): ReportRequest[] {
  const pairs: { format?: string; output?: string }[] = [];
  for (const { name, value } of flags) {
    if (name !== 'format' && name !== 'output') continue;
    const last = pairs.at(-1);
    if (last && last[name] === undefined) last[name] = value;
    else pairs.push({ [name]: value });
  }
  if (pairs.length > 1 && pairs.some(({ format }) => format === undefined)) {
    throw new UsageError('several reports need a --format with each --output');
  }
  const outputs = pairs.map(({ output }) => (output === undefined ? '' : resolve(output)));
  if (new Set(outputs).size < outputs.length) {
    throw new UsageError('two reports would go to the same place; give each --format an --output');
  }
  const format = OPTIONS['format']?.default ?? '';
  return pairs.length === 0 ? [{ format }] : pairs.map((pair) => ({ format, ...pair }));
}
