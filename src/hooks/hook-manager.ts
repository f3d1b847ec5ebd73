import type { Change } from './change.ts';
import type { Installation } from './hook-line.ts';

/** The program that decides which hooks git runs in a repository. */
export interface HookManager {
  /** For messages. */
  readonly name: string;
  /**
   * Whether its hooks are files of the project, so that everybody gets them and they must not depend on this
   * machine.
   */
  readonly isShared: boolean;
  /** Whether it installs the package itself, so that the project need not depend on it. */
  readonly installsPackage?: boolean;
  /** Input of git's hooks that it does not pass on, if any; a clause. */
  readonly blindSpot?: string;
  /**
   * The changes that make every hook call keyfence; nothing is written.
   * @param installation to be called by the hooks
   * @throws ScanError, UsageError when there is something that cannot be extended
   */
  readonly plan: (installation: Installation) => Change[];
  /** The changes that remove keyfence; nothing is written. */
  readonly planRemoval: () => Change[];
  /**
   * The step that is missing before git runs the files, if any.
   * @param directory where git looks for hooks; absolute
   */
  readonly findMissingStep: (directory: string) => string | undefined;
  /** The environment variable that keeps the hooks from running, if any: `HUSKY=0`. */
  readonly findBypass: (environment: NodeJS.ProcessEnv) => string | undefined;
  /**
   * Reads what a hook does.
   * @param content of the file that git runs
   * @returns `undefined` if that file is not this manager's
   */
  readonly read: (hook: string, content: string) => HookReading | undefined;
}

/** The call in a hook. */
export interface HookReading {
  /**
   * `exact` as `init` writes it, `similar` in other words but on a line of its own, `altered` if the lines
   * between the comments of `init` were changed.
   */
  readonly callsKeyfence: 'exact' | 'similar' | 'altered' | 'no';
  /** Path of the called command as it is written there; absent if a package manager finds it. */
  readonly cli?: string;
  /** Other commands that it runs. */
  readonly others: readonly string[];
}
