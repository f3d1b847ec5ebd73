import type { Assignment, SimpleCommand, Word } from './shell-command.ts';

/** A command that is being read. */
export interface Draft {
  words: Word[];
  assignments: Assignment[];
  inputs: Word[];
  outputs: Word[];
  documents: Word[];
  isRedirected: boolean;
  pipedTo?: number;
}

/** A here-document whose lines are still to come. */
interface PendingDocument {
  readonly delimiter: string;
  readonly stripsTabs: boolean;
  readonly expands: boolean;
  readonly draft: Draft;
}

/** The state of reading a line of shell. */
export class ShellReader {
  readonly line: string;
  at = 0;
  readonly commands: SimpleCommand[] = [];
  draft: Draft = makeDraft();
  /** Here-documents that begin on the next line. */
  pendingDocuments: PendingDocument[] = [];
  /** The command whose output goes to the next one. */
  #piped: Draft | undefined;
  readonly #parse: (line: string) => SimpleCommand[];

  /** @param parse reads a command substitution */
  constructor(line: string, parse: (line: string) => SimpleCommand[]) {
    this.line = line;
    this.#parse = parse;
  }

  get char(): string {
    return this.line[this.at] ?? '';
  }

  get next(): string {
    return this.line[this.at + 1] ?? '';
  }

  /** Where a text occurs next; the end of the line if it does not. */
  find(text: string, from: number): number {
    const at = this.line.indexOf(text, from);
    return at === -1 ? this.line.length : at;
  }

  /** A reader of another text with the same substitutions. */
  open(text: string): ShellReader {
    return new ShellReader(text, this.#parse);
  }

  /** Adds the commands of a substitution. */
  addSubstitution(text: string): void {
    const offset = this.commands.length;
    for (const command of this.#parse(text)) {
      const { pipedTo } = command;
      this.commands.push(
        pipedTo === undefined ? command : { ...command, pipedTo: pipedTo + offset },
      );
    }
  }

  /** Ends the command. @param isPiped whether its output goes to the next one */
  endCommand(isPiped: boolean): void {
    const { draft } = this;
    if (this.#isEmpty(draft)) {
      if (!isPiped) this.#piped = undefined;
      return;
    }
    const index = this.commands.push(draft) - 1;
    if (this.#piped) this.#piped.pipedTo = index;
    this.#piped = isPiped ? draft : undefined;
    this.draft = makeDraft();
  }

  #isEmpty(draft: Draft): boolean {
    const { words, assignments, inputs, outputs, documents } = draft;
    const isPending = this.pendingDocuments.some((one) => one.draft === draft);
    return !isPending && [words, assignments, inputs, outputs, documents].every(isNone);
  }
}

function isNone({ length }: readonly unknown[]): boolean {
  return length === 0;
}

function makeDraft(): Draft {
  return {
    words: [],
    assignments: [],
    inputs: [],
    outputs: [],
    documents: [],
    isRedirected: false,
  };
}
