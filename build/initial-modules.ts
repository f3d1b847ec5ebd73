import { resolve } from 'node:path';
import type { Plugin } from 'rolldown';

/** The modules that are loaded before an entry does anything. */
export class InitialModules {
  readonly #ids = new Set<string>();
  readonly plugin: Plugin;

  /** @param entry path from the top of the repository */
  constructor(entry: string) {
    const ids = this.#ids;
    this.plugin = {
      name: 'find-initial',
      buildEnd() {
        const add = (id: string): void => {
          if (ids.has(id)) return;
          ids.add(id);
          this.getModuleInfo(id)?.importedIds.forEach(add);
        };
        add(resolve(entry));
      },
    };
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
