import type { SourceFile } from '../../files/source-file.ts';
import type { Read } from '../calls/tool-call.ts';

/** The parts of a call or a prompt to check. */
export interface Subjects {
  /** Top of the repository that the agent works in; outside a repository its directory. */
  readonly root: string;
  /** Reasons to stop it in any case; worded to follow "this". */
  readonly faults: readonly string[];
  readonly entering: readonly Entering[];
  readonly reads: readonly FileRead[];
}

/** What the prompt does with a secret in it; worded to follow "would". */
export const SEND = 'send a secret to the model';

/** A text that is written to a file, run as a command or the like. */
export interface Entering {
  /** Worded to follow "would": `write a secret to a.py`. */
  readonly what: string;
  readonly file: SourceFile;
  /** The current content of the file, which is not new. */
  readonly before?: Buffer;
}

/** A file that is shown to the model. */
export interface FileRead extends Read {
  readonly absolute: string;
  /** For messages. */
  readonly name: string;
}
