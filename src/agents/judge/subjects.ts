import type { SourceFile } from '../../files/source-file.ts';
import type { Read } from '../calls/tool-call.ts';

/** What a call or a prompt is about, ready to be judged. */
export interface Subjects {
  /** Top of the repository that the agent works in; where it works, outside of any. */
  readonly root: string;
  /** What it would do that needs no judgement; as said after "this". */
  readonly faults: readonly string[];
  readonly entering: readonly Entering[];
  readonly reads: readonly FileRead[];
}

/** What a prompt does with a secret in it; as said after "would". */
export const SEND = 'send a secret to the model';

/** A text that comes into a file, a command or the like. */
export interface Entering {
  /** As said after "would": `write a secret to a.py`. */
  readonly what: string;
  readonly file: SourceFile;
  /** The file as it is: what stands there does not come in. */
  readonly before?: Buffer;
}

/** A file that is shown to the model. */
export interface FileRead extends Read {
  readonly absolute: string;
  /** As it is called in messages. */
  readonly name: string;
}
