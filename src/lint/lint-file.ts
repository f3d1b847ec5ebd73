import type { SecretFilePatterns, TextContext } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import { decode } from '../decode/decode.ts';
import type { SourceFile } from '../files/source-file.ts';
import { makeAllowOptionFilter } from '../filters/allow-option.ts';
import { makeConfigAllowFilter } from '../filters/config-allow.ts';
import { makeFileAllowFilter } from '../filters/file-allow.ts';
import {
  applyFilters,
  type DescribeComment,
  type Filter,
  type Filtered,
} from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';
import { HOW_TO_IGNORE } from '../match/how-to-ignore.ts';
import { lintName } from '../match/lint-name.ts';
import { listenForFar, passesPrefilters } from '../match/match-rules.ts';
import { scanName } from '../match/scan.ts';
import { getFormatName, lintDecodedText, type TextListeners } from './lint-decoded-text.ts';
import { redactCopies, redactReasons } from './redact-results.ts';
import { relocateFinding } from './relocate-finding.ts';

/** The findings in one file. */
export interface FileResult extends Filtered {
  /** Parts of it that could not be scanned, worded to follow the path. */
  readonly errors: readonly string[];
}

/**
 * Lints one file: its name, and every text that its bytes can be decoded to.
 * @param noteFar as in {@link TextContext}
 */
export function lintFile(
  file: SourceFile,
  config: Config,
  patterns: SecretFilePatterns,
  noteFar?: TextContext['noteFar'],
): FileResult {
  const refused = new Set<string>();
  const refuse = (reason: string): unknown => refused.add(`${reason}; ${HOW_TO_IGNORE}`);
  const { kept, suppressed } = lintWholeName(file, config, patterns);
  const inTexts = lintTexts(file, config, { refuse, noteFar });
  // In a loop, because a call cannot take as many arguments as there may be findings.
  for (const finding of inTexts.kept) kept.push(finding);
  for (const item of inTexts.suppressed) suppressed.push(item);
  const relocate = (finding: Finding): Finding => relocateFinding(finding, file, config);
  const found = redactCopies({
    kept: kept.map(relocate),
    suppressed: suppressed.map((item) => ({ ...item, finding: relocate(item.finding) })),
  });
  return { ...found, errors: [...refused] };
}

/** The findings about the name of the file, and about its existence. */
function lintWholeName(file: SourceFile, config: Config, patterns: SecretFilePatterns): Filtered {
  const named = lintNames(file, config, patterns);
  const filters = [
    makeAllowOptionFilter(config),
    makeConfigAllowFilter(config),
    ...makeFileFilters(file, named),
  ];
  const { kept, suppressed } = applyFilters(named, filters);
  return { kept, suppressed: redactReasons(suppressed, named, config) };
}

/** The findings in the content. The same secret may be in several decoded texts; only the first is reported. */
function lintTexts(file: SourceFile, config: Config, listeners: TextListeners): Filtered {
  const kept: Finding[] = [];
  const suppressed: Filtered['suppressed'] = [];
  const seen = new Set<string>();
  // Decoding from one byte further on cuts off a character.
  const cut = new Set<string>();
  const texts = decode(file.bytes, (text, bytes) => passesPrefilters(text, config, bytes));
  if (listeners.noteFar && texts.length === 0)
    listenForFar(file.bytes.toString(), getFormatName(file), config, listeners.noteFar);
  for (const text of texts) {
    const result = lintDecodedText(text, file, config, listeners);
    const isFirst = ({ fingerprint, secret }: Finding): boolean =>
      !seen.has(fingerprint) && !(secret && cut.has(reveal(secret)));
    for (const finding of result.kept) if (isFirst(finding)) kept.push(finding);
    for (const item of result.suppressed) if (isFirst(item.finding)) suppressed.push(item);
    if (text === texts.at(-1)) break;
    for (const { fingerprint, secret } of [
      ...result.kept,
      ...result.suppressed.map(({ finding }) => finding),
    ]) {
      seen.add(fingerprint);
      if (secret) cut.add(reveal(secret).slice(0, -1)).add(reveal(secret).slice(1));
    }
  }
  return { kept, suppressed };
}

/** The filter for comments that allow the whole file. The file is decoded only if there is a finding about it. */
function makeFileFilters(file: SourceFile, named: readonly Finding[]): Filter[] {
  if (file.within || named.every(({ secret }) => secret)) return [];
  const text = decode(file.bytes, () => true)[0]?.text ?? '';
  return [makeFileAllowFilter(text, describeCommentIn(file))];
}

function describeCommentIn(file: SourceFile): DescribeComment {
  return (line) => ({
    withPath: (use) => use(file.path),
    isIn: (older, listUnchanged) => listUnchanged(older, file.bytes.toString()).has(line),
  });
}

/** Secret files are only reported in the repository itself, not in archives. */
function lintNames(file: SourceFile, config: Config, patterns: SecretFilePatterns): Finding[] {
  const { path, within, tracked } = file;
  if (within) return within.entry === '' ? [] : scanName(within.entry, config, path);
  // Links have no content, and of large files only the name is considered.
  const content = file.kind === 'content' ? file.bytes : undefined;
  return tracked ? lintName(path, config, patterns, content) : [];
}
