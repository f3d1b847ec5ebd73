import type { SecretFilePatterns } from '../../rules/rule.ts';
import { detectArchive } from '../archives/detect-archive.ts';
import type { Config } from '../config/config.ts';
import type { Comparison, LargeFile, SourceFile } from '../files/source-file.ts';
import { listenForFar } from '../match/match-rules.ts';
import { listParts } from '../versions/version.ts';
import { getFormatName } from './lint-decoded-text.ts';
import { lintFile, type FileResult } from './lint-file.ts';
import { lintItem, type ItemResult } from './lint-item.ts';
import type { TakePart } from './lint-large.ts';

/** An archive is recognised by its first bytes; this many are enough. */
const HEAD = 512;
const NOTHING: FileResult = { kept: [], suppressed: [], errors: [] };

/**
 * Lints the versions of files like {@link lintItem}. If a version was compared with one that has no findings
 * under the same path, only the changed parts are linted. If these have findings, the whole version is
 * linted, so that findings never come from a part.
 */
export class VersionLinter {
  /** Versions without findings, whose text cannot affect findings far away. */
  readonly #clean = new Set<string>();

  async lint(
    item: SourceFile | LargeFile,
    config: Config,
    patterns: SecretFilePatterns,
    isAccepted: (path: string) => boolean,
    take?: TakePart,
  ): Promise<ItemResult> {
    const id = isVersion(item) ? item.object : undefined;
    if (id === undefined || !isVersion(item))
      return lintItem(item, config, patterns, isAccepted, take);
    const { bytes, comparedWith } = item;
    if (comparedWith && this.#isBaseClean(item, comparedWith, config)) {
      const parts = listParts({ bytes, ...comparedWith });
      if (parts.every((part) => isClean({ ...item, bytes: part }, config, patterns))) {
        this.#clean.add(nameVersion(item, id));
        return { results: [NOTHING], notes: [], size: bytes.length };
      }
    }
    let farCount = 0;
    const result = await lintItem(item, config, patterns, isAccepted, undefined, () => farCount++);
    const [first = NOTHING, ...others] = result.results;
    const isNothing = result.notes.length === 0 && others.length === 0 && holdsNothing(first);
    if (farCount === 0 && isNothing) this.#clean.add(nameVersion(item, id));
    return result;
  }

  /** Whether the other version has no findings, and its text cannot affect findings far away. */
  #isBaseClean(item: SourceFile, { object, isSuspect }: Comparison, config: Config): boolean {
    if (isSuspect) return this.#clean.has(nameVersion(item, object));
    // Rules may read beyond the parts, but everything that they search for is within them.
    let farCount = 0;
    listenForFar(item.bytes.toString(), getFormatName(item), config, () => farCount++);
    return farCount === 0;
  }
}

function nameVersion({ kind, path }: SourceFile, id: string): string {
  return `${id} ${kind} ${path}`;
}

function isVersion(item: SourceFile | LargeFile): item is SourceFile {
  const isFile = item.kind === 'content' || item.kind === 'target';
  if (!isFile || !('bytes' in item) || item.object === undefined) return false;
  if (item.within || item.tracked) return false;
  const { bytes, comparedWith } = item;
  return !comparedWith || detectArchive(bytes.subarray(0, HEAD)) === undefined;
}

function isClean(file: SourceFile, config: Config, patterns: SecretFilePatterns): boolean {
  let farCount = 0;
  const result = lintFile(file, config, patterns, () => farCount++);
  return farCount === 0 && holdsNothing(result);
}

function holdsNothing({ kept, suppressed, errors }: FileResult): boolean {
  return kept.length + suppressed.length + errors.length === 0;
}
