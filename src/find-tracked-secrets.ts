import noSecretFile from '../rules/no-secret-file.ts';
import type { Config } from './config.ts';
import type { Finding } from './finding.ts';
import { decodePath } from './git/path.ts';
import type { IgnoreWorld } from './gitignore/read-ignore-world.ts';
import { makeFindings } from './make-findings.ts';
import { makeSecretFilePatterns } from './secret-file-patterns.ts';

/** What is tracked although it matches: ignoring cannot undo that. */
export async function findTrackedSecrets(
  { tracked }: Pick<IgnoreWorld, 'tracked'>,
  config: Config,
): Promise<Finding[]> {
  if (config.rules.get(noSecretFile.id)?.severity === 'off') return [];
  const patternsFor = makeSecretFilePatterns(config.gitignore);
  const found: Finding[] = [];
  for (const rawPath of tracked) {
    const path = decodePath(Buffer.from(rawPath, 'latin1'));
    const severity = noSecretFile.judge(path, await patternsFor(path));
    if (severity) {
      const remedy = `Run: git rm --cached -- ${quote(path)}. Then rotate every key that the file held: history keeps it.`;
      found.push(...makeFindings([{ rule: noSecretFile, severity, remedy }], path, config));
    }
  }
  return found;
}

function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
