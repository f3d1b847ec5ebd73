import type { Trust } from '../../config/trust.ts';
import type { Flags } from '../arguments/options.ts';
import type { HookContext } from './hook-context.ts';

/** What a hook was called with, besides its arguments. */
export interface HookRequest {
  readonly flags: Flags;
  readonly trust: Trust | undefined;
  readonly context: HookContext;
}
