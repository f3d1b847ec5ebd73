import { extname, resolve } from 'node:path';
import { UsageError } from '../../errors/errors.ts';
import { FORMAT_BY_ENDING } from '../../reporters/format-endings.ts';
import { OPTIONS } from './options.ts';

/** A requested report: its format, and its file; without a file it goes to standard output. */
export interface ReportRequest {
  readonly format: string;
  readonly output?: string;
}

/** A flag of the command line, in order. */
export interface GivenFlag {
  readonly name: string;
  /** Absent if it takes none. */
  readonly value?: string | undefined;
}

/** Flags that name a format by themselves. */
const SHORT_FORMS: readonly string[] = ['json', 'summary'];
/** For people at a terminal; files get another format by default. */
const FOR_TERMINALS: readonly string[] = ['stylish', 'summary'];

/**
 * Reads pairs of `--format X --output F`: an output belongs to the format before it, or to the one after it if
 * that has none. Without a format, the extension of the file decides.
 * @param hasFormats whether the command has formats; otherwise any file name will do
 * @throws UsageError when two reports would go to the same place, or a format is unknown
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

/** The format for the extension of a file. */
function nameFormat(output: string): string | undefined {
  return FORMAT_BY_ENDING[extname(output).slice(1).toLowerCase()];
}

/** @throws UsageError when the extension of the file belongs to another format */
function chooseFormat(pair: { format?: string; output?: string }): ReportRequest {
  const { format, output = '' } = pair;
  const named = nameFormat(output);
  if (format === undefined) {
    if (named !== undefined) return { ...pair, format: named };
    throw new UsageError(
      `the extension of ${output} does not determine the format; add --format NAME`,
    );
  }
  if (named !== undefined && FOR_TERMINALS.includes(format)) {
    throw new UsageError(
      `${output} has the extension of ${named}, but --format is ${format}; leave out one of them`,
    );
  }
  return { ...pair, format };
}
