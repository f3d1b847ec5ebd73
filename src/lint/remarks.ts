import { configFor } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import type { Failed, Skipped } from '../files/source-file.ts';
import { redactPath } from '../match/redact-path.ts';
import type { Note, ReportedError } from '../report/report.ts';
import { WAY_OUT } from './accept-unopened.ts';

/** Notes in a report besides its findings. For the many versions of a file in a history one note is enough. */
export class Remarks {
  readonly #config: Config;
  readonly #isAccepted: (path: string) => boolean;
  readonly #notes = new Map<string, Note>();
  readonly #unopened = new Map<string, string>();
  readonly #errors = new Map<string, ReportedError>();

  /** @param isAccepted whether the configuration accepts what is not opened */
  constructor(config: Config, isAccepted: (path: string) => boolean) {
    this.#config = config;
    this.#isAccepted = isAccepted;
  }

  /** @returns the status of the item */
  add(said: Skipped | Failed): 'skipped' | 'failed' {
    const { path } = said;
    if ('error' in said) return this.#addError(path, said.error);
    const { note, unopened } = said;
    if (unopened === undefined) return this.#addNote(path, note);
    // An archive that is accepted is accepted with its content.
    if (this.#isAccepted(path) || this.#isAccepted(path.split('!/', 1)[0] ?? path)) {
      return this.#addNote(path, `${note}; accepted by "unscannable"`);
    }
    if (configFor(this.#config, path.split('!/', 1)[0] ?? path).unopened === 'error') {
      return this.#addError(path, `is not scanned: ${unopened}; ${WAY_OUT}`);
    }
    this.#unopened.set(path, this.#redact(path));
    return this.#addNote(path, note);
  }

  get notes(): readonly Note[] {
    return [...this.#notes.values()];
  }

  /** Paths of what stays unopened. */
  get unopened(): readonly string[] {
    return [...this.#unopened.values()];
  }

  get errors(): readonly ReportedError[] {
    return [...this.#errors.values()];
  }

  #addNote(path: string, note: string): 'skipped' {
    const shown = { path: this.#redact(path), note: this.#redact(note) };
    this.#notes.set(`${path}\0${note}`, shown);
    return 'skipped';
  }

  #addError(path: string, message: string): 'failed' {
    const shown = { path: this.#redact(path), message: this.#redact(message) };
    this.#errors.set(`${path}\0${message}`, shown);
    return 'failed';
  }

  #redact(text: string): string {
    return redactPath(text, this.#config);
  }
}
