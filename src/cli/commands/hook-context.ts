import type { Host } from '../arguments/host.ts';

/** What a hook needs from the process. */
export interface HookContext {
  readonly cwd: string;
  /** `--color` or `--no-color`, if given. */
  readonly color: boolean | undefined;
  /** Called only for a report: to detect a terminal, a part of Node has to be loaded. */
  readonly host: Host;
}
