import type { Report } from '../../report/report.ts';
import type { Flags } from '../arguments/options.ts';
import type { Outcome } from '../output/outcome.ts';
import type { HookContext } from './hook-context.ts';

/** A hook without findings prints nothing, unless that is requested. */
export async function reportCleared(
  { scanned }: Report,
  { verbose }: Flags,
  { color, host }: HookContext,
): Promise<Outcome> {
  if (verbose !== true) return { exitCode: 0, stdout: '' };
  const [{ formatCleared }, { makePaint }, { readTerminal }] = await Promise.all([
    import('../../reporters/format-cleared.ts'),
    import('../../reporters/paint.ts'),
    import('../output/terminal.ts'),
  ]);
  const terminal = await readTerminal(color, host);
  return { exitCode: 0, stdout: formatCleared(scanned, makePaint(terminal.color)) };
}
