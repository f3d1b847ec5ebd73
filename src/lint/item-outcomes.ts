import type { Item } from '../files/source-file.ts';
import type { Account, Noun } from '../sources/account.ts';

export type Outcome = 'scanned' | 'skipped' | 'failed';

/** The outcome of an object is the first of these that it has under any of its paths. */
const PRECEDENCE: readonly Outcome[] = ['failed', 'scanned', 'skipped'];

/** Counts the outcomes of items: a file at once, an object of git when all of its paths are known. */
export class ItemOutcomes {
  readonly #account: Account;
  readonly #objects = new Map<string, { readonly noun: Noun; readonly outcome: Outcome }>();

  constructor(account: Account) {
    this.#account = account;
  }

  add(item: Item, outcome: Outcome): void {
    const noun = nameItem(item);
    if (!('object' in item)) {
      this.#count(outcome, noun);
    } else if (!item.isBorrowed) {
      const before = this.#objects.get(item.object)?.outcome ?? 'skipped';
      const worst = PRECEDENCE.find((one) => one === before || one === outcome) ?? outcome;
      this.#objects.set(item.object, { noun, outcome: worst });
    }
  }

  /** Counts the objects; called once, when all items are read. */
  countObjects(): void {
    for (const { noun, outcome } of this.#objects.values()) this.#count(outcome, noun);
  }

  #count(outcome: Outcome, noun: Noun): void {
    // Names are scanned even if the configuration ignores the file.
    if (outcome === 'scanned' || noun === 'names') this.#account.addScanned(noun);
    else if (outcome === 'skipped') this.#account.addSkipped();
    else this.#account.addFailed();
  }
}

function nameItem(item: Item): Noun {
  if (!('kind' in item)) return 'files';
  if (item.kind === 'ref' || item.kind === 'name') return 'names';
  if (item.object === undefined) return 'files';
  if (item.kind === 'message') return 'commits';
  return item.kind === 'tag' ? 'tags' : 'files';
}
