import type { Host } from '../arguments/host.ts';

/** The parts of the process that a hook uses. */
export interface HookContext {
  readonly cwd: string;
  /** `--color` or `--no-color`, if given. */
  readonly color: boolean | undefined;
  /** Called only for a report: to detect a terminal, a part of Node has to be loaded. */
  readonly host: Host;
}
