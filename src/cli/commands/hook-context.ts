import type { Host } from '../arguments/host.ts';

/** What a hook needs from the process. */
export interface HookContext {
  readonly cwd: string;
  /** `--color` or `--no-color`, if given. */
  readonly color: boolean | undefined;
  /** Asked only when there is something to report: to know a terminal takes a part of Node. */
  readonly host: Host;
}
