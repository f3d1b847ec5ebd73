import noSecretFile from '../../../rules/no-secret-file.ts';
import type { Config } from '../../config/config.ts';
import { makeSecretFilePatterns } from '../../config/secret-file-patterns.ts';
import type { Finding } from '../../finding/finding.ts';
import { makeFindings } from '../../match/make-findings.ts';
import { redactPath } from '../../match/redact-path.ts';
import { quoteForShell } from '../../text/quote-for-shell.ts';
import { showBytePath, type BytePath } from '../engine/byte-path.ts';

/** What is tracked although a required pattern matches it: ignoring cannot undo that. */
export async function findTrackedSecrets(
  tracked: readonly BytePath[],
  config: Config,
): Promise<Finding[]> {
  if (config.rules.get(noSecretFile.id)?.severity === 'off') return [];
  const patternsFor = makeSecretFilePatterns(config.gitignore);
  const found: Finding[] = [];
  for (const rawPath of tracked) {
    const path = showBytePath(rawPath);
    const severity = noSecretFile.judge(path, await patternsFor(path));
    if (severity) {
      const remedy = getUntrackRemedy(rawPath, path, config);
      found.push(...makeFindings([{ rule: noSecretFile, severity, remedy }], path, config));
    }
  }
  return found;
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
 * The path as a word of a shell that means this file alone, wherever in the work tree it is typed.
 * https://git-scm.com/docs/gitglossary#Documentation/gitglossary.txt-aiddefpathspecapathspec
 */
function quotePathspec(path: BytePath): string {
  if (/^[\w./-]+$/.test(path)) return `:/${path}`;
  const pathspec = `:(top,literal)${path}`;
  if (/^[ -~]+$/.test(pathspec)) return quoteForShell(pathspec);
  const escaped = pathspec.replaceAll(/[^ -~]|['\\]/g, (byte) => {
    return `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  // A line end or a byte that is no text; bash, zsh and ksh read this form.
  return `$'${escaped}'`;
}
