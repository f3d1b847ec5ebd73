import { capFindings } from '../../report/cap-findings.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import { isQuiet } from '../../report/is-quiet.ts';
import type { NextSteps, Reader } from '../../report/next-steps/next-steps.ts';
import type { Report } from '../../report/report.ts';
import { withoutInfo } from '../../report/without-info.ts';
import { formatStylish } from '../../reporters/stylish.ts';
import { findReader } from './find-reader.ts';
import type { Host } from '../arguments/host.ts';
import type { Outcome } from './outcome.ts';
import { formatErrors } from './format-errors.ts';
import { readTerminal } from './terminal.ts';

/** The reader of a hook's report. */
export interface HookReader {
  /** Name of the hook that is running. */
  readonly hook: string;
  /** Top of the repository. */
  readonly root: string;
  readonly cwd: string;
  /** `--color` or `--no-color`, if given. */
  readonly color: boolean | undefined;
  /** Whether to say so when there are no findings. */
  readonly isVerbose: boolean;
  readonly host: Host;
}

/**
 * The outcome of a hook, for the person who commits or pushes.
 * @param describe what to do next; `undefined` if nothing was refused
 */
export async function reportToHook(
  linted: Report,
  { hook, root, cwd, color, isVerbose, host }: HookReader,
  describe: (
    report: Report,
    reader: Reader,
  ) => NextSteps | undefined | Promise<NextSteps | undefined>,
): Promise<Outcome> {
  const report = withoutInfo(linted);
  const exitCode = getExitCode(report);
  if (isQuiet(report) && !isVerbose) return { exitCode, stdout: '' };
  const reader = findReader(root, cwd);
  const nextSteps = await describe(report, reader);
  const terminal = await readTerminal(color, host);
  const stdout = formatStylish(
    { ...capFindings(report), ...(nextSteps && { nextSteps }) },
    { ...terminal, directory: reader.directory },
  );
  return { exitCode, stdout, ...formatErrors(report, hook) };
}
