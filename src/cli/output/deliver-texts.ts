import { UsageError } from '../../errors/errors.ts';
import { writeAtomically, requireWritable } from '../../files/write-atomically.ts';
import { findOutputTarget } from '../../git/write-target.ts';
import type { ReportRequest } from '../arguments/report-request.ts';
import { OPTIONS } from '../arguments/options.ts';

/** The output formats of a command that does not write reports. The first is the default. */
export type TextFormats<T> = Readonly<Record<string, (value: T, color: boolean) => string>>;

/**
 * Checks before the work whether all output can be written.
 * @throws UsageError when there is no such format; ScanError when a file cannot be written
 */
export function requireTexts(
  requests: readonly ReportRequest[],
  formats: TextFormats<never>,
  cwd: string,
): void {
  for (const { format, output } of requests) {
    getFormat(format, formats);
    if (output !== undefined) requireWritable(findOutputTarget(output, cwd));
  }
}

/**
 * Writes the output files.
 * @returns the text for standard output
 * @throws ScanError when a file cannot be written
 */
export function deliverTexts<T>(
  value: T,
  requests: readonly ReportRequest[],
  formats: TextFormats<T>,
  { cwd, color }: { readonly cwd: string; readonly color: boolean },
): string {
  let stdout = '';
  for (const { format, output } of requests) {
    const text = getFormat(format, formats)(value, color && output === undefined);
    if (output === undefined) stdout += text;
    else writeAtomically(findOutputTarget(output, cwd), Buffer.from(text));
  }
  return stdout;
}

function getFormat<T>(name: string, formats: TextFormats<T>): TextFormats<T>[string] {
  const names = Object.keys(formats);
  const own = name === OPTIONS['format']?.default ? (names[0] ?? name) : name;
  const format = Object.hasOwn(formats, own) ? formats[own] : undefined;
  if (format) return format;
  throw new UsageError(`there is no format "${name}" here; there are ${names.join(', ')}`);
}
