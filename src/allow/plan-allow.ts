import { join } from 'node:path';
import { isArchive } from '../archives/detect-archive.ts';
import { configFor } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import { makeSecretFilePatterns } from '../config/secret-file-patterns.ts';
import { UsageError } from '../errors/errors.ts';
import type { Finding } from '../finding/finding.ts';
import { Redactor } from '../finding/redactor.ts';
import { reveal } from '../finding/secret.ts';
import type { Change } from '../hooks/change.ts';
import { lintFile } from '../lint/lint-file.ts';
import { allowInConfig } from './allow-in-config.ts';
import {
  findAllowable,
  requireNoLink,
  type Allowable,
  type AllowContext,
} from './find-allowable.ts';
import { insertComment, type CommentText } from './insert-comment.ts';
import type { AllowTarget } from './parse-target.ts';

/** The file to write, and the findings that it allows. */
export interface AllowPlan {
  /** Relative to the top, `/`-separated. */
  readonly path: string;
  /** Absent if everything is allowed already. */
  readonly change?: Change;
  readonly meant: readonly Finding[];
  /** The reasons of findings that are allowed already. */
  readonly reasons: readonly string[];
  /** Why the configuration is changed. */
  readonly impossible?: string;
}

/**
 * A comment that allows the findings at a location, or an entry in the configuration if there cannot be a
 * comment.
 * @param configFile absolute path of a configuration that replaces the one of the repository
 * @throws UsageError, ScanError, GitError
 */
export async function planAllow(
  place: AllowTarget,
  reason: string,
  context: AllowContext,
  configFile?: string,
): Promise<AllowPlan> {
  const found = await findAllowable(place, context);
  const { path, meant, allowed } = found;
  const reasons = allowed.map((item) => item.reason);
  if (meant.length === 0) return { path, meant, reasons };
  requireSecretFree(reason, meant);
  const { root } = context.repository;
  const tried = await tryComment(found, reason, context.config);
  if ('bytes' in tried) {
    const before = 'bytes' in found.item ? found.item.bytes : undefined;
    return { path, meant, reasons, change: { path: join(root, path), before, after: tried.bytes } };
  }
  const entries = new Map(
    meant.map(({ fingerprint, rule, path: shown }) => [
      fingerprint,
      { path: shown, rule, fingerprint, reason },
    ]),
  );
  const change = allowInConfig(root, [...entries.values()], configFile);
  requireNoLink(change.path, 'the configuration', root);
  return { path, meant, reasons, change, impossible: tried.impossible };
}

/** @throws UsageError when the reason contains the secret */
function requireSecretFree(reason: string, meant: readonly Finding[]): void {
  const redactor = new Redactor(meant.flatMap(({ secret }) => (secret ? reveal(secret) : [])));
  if (redactor.redactCopies(reason) === reason) return;
  throw new UsageError('the reason quotes the secret; say why in other words');
}

/** The file with the comment. It is linted, to prove that the comment allows these findings and no others. */
async function tryComment(
  { path, item, kept, meant }: Allowable,
  reason: string,
  config: Config,
): Promise<{ readonly bytes: Buffer } | { readonly impossible: string }> {
  const isPacked = meant.some(({ entry, via = [] }) => entry !== undefined || via.some(isArchive));
  if (!('bytes' in item) || item.kind !== 'content' || isPacked) {
    return { impossible: 'it is no plain file of text' };
  }
  let { bytes } = item;
  for (const [line, ofLine] of groupByLine(meant, bytes)) {
    const text: CommentText = { rules: [...new Set(ofLine.map(({ rule }) => rule))], reason };
    const inserted = insertComment(path, bytes, line, text);
    if ('impossible' in inserted) return inserted;
    ({ bytes } = inserted);
  }
  const patterns = await makeSecretFilePatterns(config.gitignore)(path);
  const after = lintFile({ ...item, bytes }, configFor(config, path), patterns);
  const others = kept.filter((finding) => !meant.includes(finding));
  const isProven = isSameSet(after.kept, others) && after.errors.length === 0;
  return isProven ? { bytes } : { impossible: 'a comment there would not be read as one' };
}

/** From the last line to the first, so that line numbers stay valid. */
function groupByLine(
  meant: readonly Finding[],
  bytes: Buffer,
): (readonly [line: number, findings: readonly Finding[]])[] {
  // Findings about the whole file get a comment at its beginning, after a shebang or the like.
  const first = /^\uFEFF?(?:#!|<\?)/.test(bytes.subarray(0, 8).toString()) ? 2 : 1;
  const byLine = new Map<number, Finding[]>();
  for (const finding of meant) {
    const line = finding.region?.line ?? first;
    byLine.set(line, [...(byLine.get(line) ?? []), finding]);
  }
  return [...byLine].sort(([a], [b]) => b - a);
}

function isSameSet(some: readonly Finding[], others: readonly Finding[]): boolean {
  const [left, right] = [some, others].map((findings) =>
    findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`).sort(),
  );
  return left?.join('\n') === right?.join('\n');
}
