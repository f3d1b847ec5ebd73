import type { Watch } from '../../sources/commits.ts';
import type { Host } from './host.ts';
import type { Terminal } from './terminal.ts';

/** What a command needs from the process. */
export interface CommandContext extends Terminal {
  readonly cwd: string;
  readonly host: Host;
  /** Says something on the way, beside the report. */
  readonly tell: (line: string) => void;
  /** Shows how far a long scan is; absent where nobody looks. */
  readonly watch?: Watch;
  /** Asks a person; absent where there is none. Without an answer it is no, unless yes is the safe one. */
  readonly ask?: (question: string, isYesSafe?: boolean) => Promise<boolean>;
  /** Asks a person for a line, which is empty where there is no answer; absent where there is nobody. */
  readonly askForText?: (question: string) => Promise<string>;
}
