import { configFor, findNearest, isIgnored, isUnscannable } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import { makeSecretFilePatterns } from '../config/secret-file-patterns.ts';
import type { LargeFile, SourceFile } from '../files/source-file.ts';
import { mayBePointer } from '../pointers/may-be-pointer.ts';
import type { Source } from '../sources/source.ts';
import type { ItemResult } from './lint-item.ts';
import type { TakePart } from './lint-large.ts';
import { openPointer } from './open-pointer.ts';
import { VersionLinter } from './version-linter.ts';

/** The note on an ignored file. */
export const IGNORED = 'ignored by the configuration';

/** Lints the items of one source, each with the configuration of its directory. */
export class ItemLinter {
  readonly #config: Config;
  readonly #pointers: Source['pointers'];
  readonly #patterns: ReturnType<typeof makeSecretFilePatterns>;
  readonly #isAccepted: (path: string) => boolean;
  readonly #versions = new VersionLinter();
  readonly #configurations = new Set<string>();

  /** @param pointers opens content that is stored elsewhere */
  constructor(config: Config, pointers: Source['pointers']) {
    this.#config = config;
    this.#pointers = pointers;
    this.#patterns = makeSecretFilePatterns(config.gitignore);
    this.#isAccepted = (path) => isUnscannable(config, path);
  }

  /** The configuration files of directories that applied to an item, sorted. */
  get configurations(): readonly string[] {
    return [...this.#configurations].sort();
  }

  /** Lints an item, and what it points to if it is a pointer. */
  async lint(item: SourceFile | LargeFile, take: TakePart): Promise<ItemResult> {
    const linted = await this.#lintOne(item, take);
    // Finding the place of a file takes longer than seeing that it is no pointer.
    if (!this.#pointers || !('bytes' in item) || !mayBePointer(item.bytes)) return linted;
    const [results, notes] = [[...linted.results], [...linted.notes]];
    let { size } = linted;
    for await (const content of openPointer(item, this.#pointers, this.#isAccepted)) {
      if (!('kind' in content)) notes.push(content);
      else if (isIgnored(this.#config, content.path)) {
        notes.push({ path: content.path, note: IGNORED });
      } else {
        const more = await this.#lintOne(content, take);
        results.push(...more.results);
        notes.push(...more.notes);
        size += more.size;
      }
    }
    return { results, notes, size };
  }

  async #lintOne(item: SourceFile | LargeFile, take: TakePart): Promise<ItemResult> {
    const { source } = findNearest(this.#config, item.path).nearest;
    if (source !== undefined) this.#configurations.add(source);
    const config = configFor(this.#config, item.path);
    const patterns = await this.#patterns(item.path);
    return this.#versions.lint(item, config, patterns, this.#isAccepted, take);
  }
}
