import { homedir } from 'node:os';
import { UsageError } from '../../errors/errors.ts';
import { planGlobal, planGlobalRemoval } from '../../init/plan-global.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Flags } from '../arguments/options.ts';
import type { Outcome } from '../output/outcome.ts';
import { carryOutParts } from './carry-out-parts.ts';

/** `keyfence init --global`: guards every repository of a user, including future ones. */
export async function runInitGlobal(
  flags: Flags,
  { ask, color }: Pick<CommandContext, 'ask' | 'color'>,
): Promise<Outcome> {
  if (flags.vendor || flags['config-hooks'])
    throw new UsageError('--global cannot be combined with --vendor or --config-hooks');
  const plan = flags.undo ? planGlobalRemoval(process.env) : await planGlobal(process.env);
  return carryOutParts(plan.parts, {
    top: homedir(),
    homes: plan.homes,
    isDryRun: flags['dry-run'] === true,
    ask,
    color,
    yes: ask,
  });
}
