import { extname, resolve } from 'node:path';
import { UsageError } from '../../errors/errors.ts';
import { FORMAT_BY_ENDING } from '../../reporters/format-endings.ts';
import { OPTIONS } from './options.ts';

/** A report that is asked for: its format, and the file that it goes to; without one, standard output. */
export interface ReportRequest {
  readonly format: string;
  readonly output?: string;
}

/** A flag of the command line, in its order. */
export interface GivenFlag {
  readonly name: string;
  /** Absent where it takes none. */
  readonly value?: string | undefined;
}

/** Flags that name a format by themselves. */
const SHORT_FORMS: readonly string[] = ['json', 'summary'];
/** For people on a terminal: what is called otherwise is not written in it. */
const FOR_TERMINALS: readonly string[] = ['stylish', 'summary'];

/**
 * Reads `--format X --output F` pairs: an output belongs to the format before it, or to the one after
 * it where that has none. Without a format the ending of the file says which it is.
 * @param hasFormats whether the command knows formats; otherwise the name of the file is anything
 * @throws UsageError when two reports would go to one place, or a format cannot be told
 */
export function pairReports(
  flags: readonly GivenFlag[],
  hasFormats: boolean = true,
): ReportRequest[] {
  const pairs: { format?: string; output?: string }[] = [];
  for (const flag of flags) {
    const [name, value] = SHORT_FORMS.includes(flag.name)
      ? (['format', flag.name] as const)
      : ([flag.name, flag.value] as const);
    if ((name !== 'format' && name !== 'output') || value === undefined) continue;
    const last = pairs.at(-1);
    if (last && last[name] === undefined) last[name] = value;
    else pairs.push({ [name]: value });
  }
  const isUnknown = ({ format, output = '' }: { format?: string; output?: string }): boolean =>
    format === undefined && nameFormat(output) === undefined;
  if (hasFormats && pairs.length > 1 && pairs.some(isUnknown)) {
    throw new UsageError('several reports need a --format with each --output');
  }
  const outputs = pairs.map(({ output }) => (output === undefined ? '' : resolve(output)));
  if (new Set(outputs).size < outputs.length) {
    throw new UsageError('two reports would go to the same place; give each --format an --output');
  }
  const format = OPTIONS['format']?.default ?? '';
  if (pairs.length === 0) return [{ format }];
  return pairs.map((pair) => (hasFormats ? chooseFormat(pair) : { format, ...pair }));
}

/** The format that the ending of a file names. */
function nameFormat(output: string): string | undefined {
  return FORMAT_BY_ENDING[extname(output).slice(1).toLowerCase()];
}

/** @throws UsageError where the file would be in a format that nobody asked for */
function chooseFormat(pair: { format?: string; output?: string }): ReportRequest {
  const { format, output = '' } = pair;
  const named = nameFormat(output);
  if (format === undefined) {
    if (named !== undefined) return { ...pair, format: named };
    throw new UsageError(
      `the name ${output} does not say in which format to write it; add --format NAME`,
    );
  }
  if (named !== undefined && FOR_TERMINALS.includes(format)) {
    throw new UsageError(
      `${output} is called as a report in ${named}, and --format says ${format}; leave out one of them`,
    );
  }
  return { ...pair, format };
}
