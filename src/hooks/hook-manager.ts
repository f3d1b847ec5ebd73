import type { Change } from './change.ts';
import type { Installation } from './hook-line.ts';

/** Who decides what git's hooks run in a repository. */
export interface HookManager {
  /** As people call it. */
  readonly name: string;
  /** Whether its hooks are files of the project, so that everybody gets them and nothing of this machine may be in them. */
  readonly isShared: boolean;
  /** Whether it installs the package itself, so that the project need not have it. */
  readonly installsPackage?: boolean;
  /** What git tells its hooks and it does not hand on, if anything. */
  readonly blindSpot?: string;
  /**
   * What has to change for every hook to call keyfence; nothing is written.
   * @param installation what the hooks shall call
   * @throws ScanError, UsageError when something is there that cannot be extended
   */
  readonly plan: (installation: Installation) => Change[];
  /** What has to change for keyfence to be gone; nothing is written. */
  readonly planRemoval: () => Change[];
  /**
   * What stands between the files and git, if anything.
   * @param directory where git looks for hooks; absolute
   */
  readonly findMissingStep: (directory: string) => string | undefined;
  /** What in the environment keeps the hooks from running, if anything: `HUSKY=0`. */
  readonly findBypass: (environment: NodeJS.ProcessEnv) => string | undefined;
  /**
   * What a hook does.
   * @param content of the file that git runs
   * @returns `undefined` when that file is not this manager's
   */
  readonly read: (hook: string, content: string) => HookReading | undefined;
}

/** What is written in a hook. */
export interface HookReading {
  /**
   * `exact` as `init` writes it, `similar` in other words but on a line of its own, `altered` where something
   * else stands between the comments of `init`.
   */
  readonly callsKeyfence: 'exact' | 'similar' | 'altered' | 'no';
  /** What it calls, as it is written there; absent where a package manager finds the command. */
  readonly cli?: string;
  /** What else it runs. */
  readonly others: readonly string[];
}
