import noSecretFile from '../../../rules/no-secret-file.ts';
import type { SecretFilePatterns } from '../../../rules/rule.ts';
import { configFor } from '../../config/config-for.ts';
import type { Config } from '../../config/config.ts';
import { makeSecretFilePatterns } from '../../config/secret-file-patterns.ts';
import { readFile } from '../../files/read-file.ts';
import { makeConfigAllowFilter } from '../../filters/config-allow.ts';
import { makeFileAllowFilter } from '../../filters/file-allow.ts';
import { applyFilters, type Suppressed } from '../../filters/filter.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Repository } from '../../git/repository.ts';
import { makeFindings } from '../../match/make-findings.ts';
import { redactPath } from '../../match/redact-path.ts';
import { quoteForShell } from '../../text/quote-for-shell.ts';
import { showBytePath, type BytePath } from '../engine/byte-path.ts';

/** Findings about secret files, and those that a comment in the file allows. */
interface TrackedSecrets {
  readonly kept: Finding[];
  readonly suppressed: Suppressed[];
}

/**
 * Tracked files that match a required pattern: ignoring does not untrack them.
 * @throws GitError
 */
export async function findTrackedSecrets(
  tracked: readonly BytePath[],
  repository: Repository,
  config: Config,
): Promise<TrackedSecrets> {
  const patternsFor = makeSecretFilePatterns(config.gitignore);
  const suspects: { readonly rawPath: BytePath; readonly patterns: SecretFilePatterns }[] = [];
  for (const rawPath of new Set(tracked)) {
    const path = showBytePath(rawPath);
    if (configFor(config, path).rules.get(noSecretFile.id)?.severity === 'off') continue;
    const patterns = await patternsFor(path);
    if (noSecretFile.check(path, patterns)) suspects.push({ rawPath, patterns });
  }
  const contents = await readContents(
    suspects.map(({ rawPath }) => rawPath),
    repository,
  );
  const results = suspects.map(({ rawPath, patterns }) => {
    const path = showBytePath(rawPath);
    const content = contents.get(rawPath);
    const severity = noSecretFile.check(path, patterns, content?.toString('latin1'));
    if (!severity) return { kept: [], suppressed: [] };
    const remedy = getUntrackRemedy(rawPath, path, config);
    const found = makeFindings(
      [{ rule: noSecretFile, severity, remedy }],
      path,
      configFor(config, path),
    );
    return applyFilters(found, [
      makeConfigAllowFilter(config),
      makeFileAllowFilter(content?.toString() ?? ''),
    ]);
  });
  return {
    kept: results.flatMap(({ kept }) => kept),
    suppressed: results
      .flatMap(({ suppressed }) => suppressed)
      .map((item) => ({ ...item, reason: redactPath(item.reason, config) })),
  };
}

/**
 * Their content in the work tree, or in HEAD if there is none; files that cannot be read are left out and count
 * as secret files.
 */
async function readContents(
  paths: readonly BytePath[],
  repository: Repository,
): Promise<ReadonlyMap<BytePath, Buffer>> {
  const { root, isBare } = repository;
  if (isBare) {
    const byName = new Map(paths.map((path) => [showBytePath(path), path]));
    const files = await repository.readFilesAt('HEAD', [...byName.keys()]);
    return new Map([...files].map(([name, bytes]) => [byName.get(name) ?? name, bytes]));
  }
  const contents = new Map<BytePath, Buffer>();
  for (const path of paths) {
    const item = readFile(
      Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]),
      showBytePath(path),
      true,
    );
    if (item && 'bytes' in item && item.kind === 'content') contents.set(path, item.bytes);
  }
  return contents;
}

function getUntrackRemedy(rawPath: BytePath, path: string, config: Config): string {
  const shown = redactPath(path, config);
  const how =
    shown === path
      ? `Run: git rm --cached -- ${quotePathspec(rawPath)}`
      : `Untrack ${shown} with "git rm --cached"`;
  return `${how}. Then rotate every key that the file held: history keeps it.`;
}

/**
 * The path as a word for a shell that means this file only, anywhere in the work tree.
 * https://git-scm.com/docs/gitglossary#Documentation/gitglossary.txt-aiddefpathspecapathspec
 */
function quotePathspec(path: BytePath): string {
  if (/^[\w./-]+$/.test(path)) return `:/${path}`;
  const pathspec = `:(top,literal)${path}`;
  if (/^[ -~]+$/.test(pathspec)) return quoteForShell(pathspec);
  const escaped = pathspec.replaceAll(/[^ -~]|['\\]/g, (byte) => {
    return `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  // For line ends and invalid bytes; bash, zsh and ksh read this form.
  return `$'${escaped}'`;
}
