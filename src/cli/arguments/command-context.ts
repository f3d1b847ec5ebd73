import type { Watch } from '../../sources/listing.ts';
import type { Host } from './host.ts';
import type { Terminal } from './terminal.ts';

/** The parts of the process that a command uses. */
export interface CommandContext extends Terminal {
  readonly cwd: string;
  readonly host: Host;
  /** Prints a message besides the report. */
  readonly print: (line: string) => void;
  /** Shows the progress of a long scan; absent if standard error is not a terminal. */
  readonly watch?: Watch;
  /**
   * Asks a person yes or no; absent if nobody can answer. Without an answer it is no, unless yes is the safe
   * choice.
   */
  readonly ask?: (question: string, isYesSafe?: boolean) => Promise<boolean>;
  /** Asks a person for a line, which is empty without an answer; absent if nobody can answer. */
  readonly askForText?: (question: string) => Promise<string>;
}
