/** Where the hook of an agent finds the script of the package. */
export type ScriptPlace =
  | {
      /** Path of `agent-hook.sh`, with `/`: absolute, or relative to the top of the project. */
      readonly script: string;
      /** The command that installs keyfence where it is missing. */
      readonly install: string;
    }
  /** Beside the `keyfence` on the PATH: a plugin is the same on every machine, and no project may choose what it runs. */
  | 'PATH';
