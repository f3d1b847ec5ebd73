import rule from '../../../rules/gitignore-coverage.ts';
import type { Severity } from '../../../rules/rule.ts';
import type { Config } from '../../config/config.ts';
import type { Finding } from '../../finding/finding.ts';
import { makeFindings } from '../../match/make-findings.ts';
import { showBytePath, type BytePath } from '../engine/byte-path.ts';
import type { IgnoreFile } from '../engine/ignore-rule.ts';
import { isTooLarge, LIMIT } from '../engine/is-too-large.ts';

/**
 * Why versions of git differ about a file: only those before 2.32 follow a link, only those before 2.45.3 read
 * more than `PATTERN_MAX_FILE_SIZE` of https://github.com/git/git/blob/v2.55.0/dir.c, or there are too many
 * lines that they read differently.
 */
type Cause = 'link' | 'size' | 'lines';

/** An ignore file whose effect differs between versions of git. */
export interface UnsureIgnoreFile {
  readonly path: BytePath;
  readonly cause: Cause;
}

/** In bytes. */
export const MOST_READ: number = 100 * 2 ** 20;

const TEXTS: Readonly<Record<Cause, { readonly title: string; readonly remedy: string }>> = {
  link: {
    title: 'a symbolic link, which only git before 2.32 follows',
    remedy: 'Put a file with the same lines in its place.',
  },
  size: {
    title: 'larger than 100 MB, which git 2.45.3 and later do not read',
    remedy: 'Take out lines until it is smaller.',
  },
  lines: {
    title: `"**" after other text, which versions of git read in different ways, and ignore files of more than ${LIMIT}, too many to decide`,
    remedy: 'Write "*" or "/**/" in its place.',
  },
};

/** In bytes as Latin-1; says yes to every line that `isAmbiguous` does, and to few others. */
const AMBIGUOUS = /[^\n*/]\*{2,}(?:[\\/\s]|$)/;

/** @param shared ignore files, and those that only some versions of git read */
export function listUnsure({
  files,
  unread,
}: {
  readonly files: readonly IgnoreFile[];
  readonly unread: readonly UnsureIgnoreFile[];
}): UnsureIgnoreFile[] {
  if (!isTooLarge(files)) return [...unread];
  const ambiguous = files.filter(({ bytes }) =>
    AMBIGUOUS.test(Buffer.from(bytes).toString('latin1')),
  );
  return [...unread, ...ambiguous.map(({ path }) => ({ path, cause: 'lines' as const }))];
}

/**
 * One finding for each.
 * @param severity replaces the rule's default
 */
export function makeUnsureFindings(
  unsure: readonly UnsureIgnoreFile[],
  config: Config,
  severity?: Severity,
): Finding[] {
  const given = severity && { severity };
  return unsure.flatMap(({ path, cause }) =>
    makeFindings(
      [{ rule, ...given, identity: cause, ...TEXTS[cause] }],
      showBytePath(path),
      config,
    ),
  );
}
