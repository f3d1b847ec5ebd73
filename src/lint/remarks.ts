import { configFor } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import type { Failed, Skipped } from '../files/source-file.ts';
import { redactPath } from '../match/redact-path.ts';
import type { Note, ReportedError } from '../report/report.ts';
import { WAY_OUT } from './accept-unopened.ts';

/** Collects notes and errors for the report, each once: a history may have many versions of a file. */
export class Remarks {
  readonly #config: Config;
  readonly #isAccepted: (path: string) => boolean;
  readonly #notes = new Map<string, Note>();
  readonly #unopened = new Map<string, string>();
  readonly #errors = new Map<string, ReportedError>();

  /** @param isAccepted whether the configuration accepts that a file is not opened */
  constructor(config: Config, isAccepted: (path: string) => boolean) {
    this.#config = config;
    this.#isAccepted = isAccepted;
  }

  /** @returns the outcome for the item */
  add(item: Skipped | Failed): 'skipped' | 'failed' {
    const { path } = item;
    if ('error' in item) return this.#addError(path, item.error);
    const { note, unopened } = item;
    if (unopened === undefined) return this.#addNote(path, note);
    // The entries of an accepted archive are accepted, too.
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

  /** Paths of items that were not opened. */
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
