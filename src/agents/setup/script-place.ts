/** Where the hook of an agent finds the script of the package. */
export interface ScriptPlace {
  /** Path of `agent-hook.sh`, with `/`: absolute, or relative to the top of the project. */
  readonly script: string;
  /** The command that installs keyfence where it is missing. */
  readonly install: string;
}
