import type { ScriptPlace } from './script-place.ts';

/** A file that an agent reads hooks from. */
export interface SetupFile {
  /** Absolute. */
  readonly path: string;
  /** Its content; absent where there is none. */
  readonly text: string | undefined;
}

/** A hook as it is configured. */
export interface ConfiguredHook {
  readonly event: string;
  readonly command: string;
}

/** How an agent is told to ask keyfence. */
export interface AgentSetup {
  /** The name that `--agent` takes. */
  readonly name: string;
  /** Programs by which it is started. */
  readonly programs: readonly string[];
  /** Files or directories of a project that tell of its use. */
  readonly traces: readonly string[];
  /** What people still have to do. @param isUser whether the hooks are for all projects of a person */
  readonly listSteps: (isUser: boolean) => readonly string[];
  /** Files beside the first that hooks go into: Cline has one for each event. */
  readonly otherFiles?: readonly string[];
  /** @throws ScanError when the file cannot be extended */
  readonly put: (file: SetupFile, place: ScriptPlace) => string;
  /** @returns `undefined` when nothing is left that the file would be for @throws ScanError */
  readonly remove: (file: SetupFile) => string | undefined;
  /** The hooks of ours that it has. @throws ScanError */
  readonly listHooks: (file: SetupFile) => ConfiguredHook[];
  /** Whether the file is executed itself. */
  readonly isExecutable?: boolean;
}
