/** Where the hook of an agent finds the script of the package. */
export type ScriptLocation =
  | {
      /** Path of `agent-hook.sh`, with `/`: absolute, or relative to the top of the project. */
      readonly script: string;
      /** The command that installs keyfence if it is missing. */
      readonly install: string;
    }
  /**
   * Next to the `keyfence` on the PATH: a plugin is the same on every machine, and a project must not choose
   * what it runs.
   */
  | 'PATH';
