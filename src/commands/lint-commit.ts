import { loadBaseline } from '../baseline/load-baseline.ts';
import { lintSource } from '../lint.ts';
import { loadConfig } from '../load-config.ts';
import type { Report } from '../report.ts';
import { mayBreakRule } from '../scan.ts';
import { makeMessageSource } from '../sources/message.ts';
import { makeStagedSource } from '../sources/staged.ts';

/**
 * Lints what a commit is about to add.
 * @param message file of the commit's message, where that is what the hook is about
 * @throws ConfigError, GitError, ScanError
 */
export async function lintCommit(
  root: string,
  cwd: string,
  configFile: string | undefined,
  message?: string,
): Promise<Report> {
  const config = await loadConfig(root, configFile);
  const source =
    message === undefined
      ? makeStagedSource(root)
      : makeMessageSource(message, cwd, (text) => mayBreakRule(text, config));
  return lintSource(source, config, await loadBaseline(root, config));
}
