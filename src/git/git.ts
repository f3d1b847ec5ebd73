import { makeGitEnvironment } from './environment.ts';
import { getHardenedOptions } from './hardened-options.ts';

/** How git is started: in which directory, with which environment, and protected against configuration. */
export class Git {
  readonly directory: string;
  /** The environment variables of the caller. */
  readonly variables: NodeJS.ProcessEnv;
  #environment: NodeJS.ProcessEnv | undefined;
  #options: readonly string[] | undefined;

  constructor(directory: string, variables: NodeJS.ProcessEnv = process.env) {
    this.directory = directory;
    this.variables = variables;
  }

  /** Computed once, because every access to `process.env` is a system call. */
  get environment(): NodeJS.ProcessEnv {
    return (this.#environment ??= makeGitEnvironment(this.variables));
  }

  /** The arguments before the subcommand. */
  get options(): readonly string[] {
    return (this.#options ??= getHardenedOptions(this.directory));
  }
}
