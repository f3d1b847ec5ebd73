import type { ScriptLocation } from './script-location.ts';

/** A file that an agent reads hooks from. */
export interface SetupFile {
  /** Absolute. */
  readonly path: string;
  /** Its content; absent if it does not exist. */
  readonly text: string | undefined;
}

/** A hook as it is configured. */
export interface ConfiguredHook {
  readonly event: string;
  readonly command: string;
}

/** How an agent is configured to run keyfence. */
export interface AgentSetup {
  /** The value of `--agent`. */
  readonly name: string;
  /** Programs that start it. */
  readonly programs: readonly string[];
  /** Files or directories of a project that show that it is used. */
  readonly traces: readonly string[];
  /**
   * Steps that are left to people.
   * @param isUser whether the hooks apply to all projects of a person
   */
  readonly listSteps: (isUser: boolean) => readonly string[];
  /** More files for hooks: Cline has one for each event. */
  readonly otherFiles?: readonly string[];
  /** @throws ScanError when the file cannot be extended */
  readonly put: (file: SetupFile, place: ScriptLocation) => string;
  /** @returns `undefined` if the file can be deleted @throws ScanError */
  readonly remove: (file: SetupFile) => string | undefined;
  /** Its hooks that call keyfence. @throws ScanError */
  readonly listHooks: (file: SetupFile) => ConfiguredHook[];
  /** Whether the file itself is executed. */
  readonly isExecutable?: boolean;
}
