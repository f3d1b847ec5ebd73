import type { Trust } from '../../config/trust.ts';
import type { Flags } from '../arguments/options.ts';
import type { HookContext } from './hook-context.ts';

/** How a hook was called, besides its arguments. */
export interface HookRequest {
  readonly flags: Flags;
  readonly trust: Trust | undefined;
  readonly context: HookContext;
}
