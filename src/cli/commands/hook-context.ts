/** What a hook needs from the process. */
export interface HookContext {
  readonly cwd: string;
  /** Whether colour was asked for, terminal or not. A verdict that clears has it only then. */
  readonly asksForColor: boolean;
  /** Whether to colour a report. Asked only when there is one: to know a terminal takes a part of Node. */
  readonly wantsColor: () => boolean;
}
