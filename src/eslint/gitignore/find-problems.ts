import { readdirSync } from 'node:fs';
import type { Config } from '../../config/config.ts';
import { appendToIgnoreFile } from '../../gitignore/engine/append-to-ignore-file.ts';
import { toBytePath, type BytePath } from '../../gitignore/engine/byte-path.ts';
import { describeDialect } from '../../gitignore/engine/dialect.ts';
import { IGNORE_FILE_NAME } from '../../gitignore/engine/ignore-rule.ts';
import { isTooLarge } from '../../gitignore/engine/is-too-large.ts';
import { listTemplateNames } from '../../gitignore/engine/template-check.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import type { GitignoreMessage } from '../messages.ts';
import { findOpenPatterns, fixFile, type OpenPattern } from './find-open-patterns.ts';
import { readIgnoreFiles } from './read-ignore-files.ts';

/** A problem of an ignore file. */
export interface Problem {
  readonly messageId: GitignoreMessage;
  readonly data: Readonly<Record<string, string>>;
  /** From 1. */
  readonly line: number;
}

/** An ignore file that is being linted. */
export interface LintedFile {
  /** The top of the repository. */
  readonly root: string;
  /** Below the root. */
  readonly path: BytePath;
  /** Its content, which may be unsaved. */
  readonly text: string;
}

/**
 * The problems of one ignore file, and the lines that fix them at its end.
 * @param isAccepted whether the repository accepts that this file does not cover a pattern
 * @throws ConfigError when a required pattern is invalid
 */
export function findProblems(
  { root, path, text }: LintedFile,
  settings: Config['gitignore'],
  isAccepted: (pattern: string) => boolean,
): { readonly problems: readonly Problem[]; readonly appendix: string } {
  const bytes = Buffer.from(text);
  const files = [...readIgnoreFiles(root).filter((file) => file.path !== path), { path, bytes }];
  const open = findOpenPatterns(files, settings).filter(
    (open) => isOpenedBy(path, open) && !isAccepted(open.pattern),
  );
  if (open.length === 0) return { problems: [], appendix: '' };

  // ESLint cannot write back what it could not decode, git cannot read UTF-16, and a file that is too large
  // cannot be fixed.
  const canWrite = !/[\0\uFFFD]/.test(text) && !isTooLarge(files);
  const templates = listTemplateNames(readdirSync(root).map(toBytePath), settings.templates, false);
  const lines = canWrite ? fixFile(files, path, open, settings.templates, templates) : [];
  const appendix = canWrite
    ? appendToIgnoreFile(bytes, lines).subarray(bytes.length).toString()
    : '';
  return { problems: open.map((pattern) => describe(pattern, path)), appendix };
}

/** A gap that a line of another file opens is reported there, and the rest in the file of the root. */
function isOpenedBy(path: BytePath, { coverage }: OpenPattern): boolean {
  const blamed = coverage.kind === 'gap' ? coverage.blame?.file : undefined;
  return (blamed ?? IGNORE_FILE_NAME) === path;
}

function describe({ pattern, coverage }: OpenPattern, path: BytePath): Problem {
  if (coverage.kind === 'undecided') {
    return { messageId: 'undecided', data: { pattern, reason: coverage.reason }, line: 1 };
  }
  const witness = escapeControls(Buffer.from(coverage.witness, 'latin1').toString());
  const { onlyIn } = coverage;
  const versions = onlyIn === undefined ? '' : ` with ${describeDialect(onlyIn)}`;
  const data = { pattern, witness, versions };
  const line = coverage.blame?.file === path ? coverage.blame.line : undefined;
  return line === undefined
    ? { messageId: 'notIgnored', data, line: 1 }
    : { messageId: 'reincluded', data, line };
}
