import { loadBaseline } from '../baseline/load-baseline.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { isTopOfWorkTree, requireWorkTree } from '../git/repository.ts';
import { requireGitVersion } from '../git/require-version.ts';
import { FILES_HOOK, HOOKS } from '../hooks/hooks.ts';
import { judgeReport } from '../judge-report.ts';
import { lintSource } from '../lint.ts';
import { loadConfig } from '../load-config.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { formatStylish } from '../reporters/stylish.ts';
import { mayBreakRule } from '../scan.ts';
import { makeMessageSource } from '../sources/message.ts';
import type { Source } from '../sources/source.ts';
import { makeStagedSource } from '../sources/staged.ts';
import type { Surroundings } from './scan.ts';

/** `keyfence hook NAME [args]`: what the git hooks call. */
export async function runHook(
  { positionals, flags }: Arguments,
  { cwd, color }: Surroundings,
): Promise<Outcome> {
  const [name, ...args] = positionals;
  if (name === undefined || !(name === FILES_HOOK || HOOKS.includes(name))) {
    const known = HOOKS.join(', ');
    throw new UsageError(
      name === undefined
        ? `name a hook: ${known}`
        : `there is no hook "${name}"; there are ${known}`,
    );
  }
  requireGitVersion(cwd);
  const root = isTopOfWorkTree(cwd) ? cwd : requireWorkTree(cwd).root;
  const configFile = flags['config'] as string | undefined;
  if (name === FILES_HOOK) {
    const { runFilesHook } = await import('./files-hook.ts');
    return runFilesHook(args, root, { configFile, color });
  }
  const config = await loadConfig(root, configFile);
  const source = name === 'commit-msg' ? makeMessage(args[0], cwd, config) : makeStagedSource(root);
  const report = await lintSource(source, config, await loadBaseline(root, config));
  const exitCode = judgeReport(report);
  return { exitCode, stdout: formatStylish(report, { exitCode, color }) };
}

function makeMessage(file: string | undefined, cwd: string, config: Config): Source {
  if (file === undefined) {
    throw new UsageError('"keyfence hook commit-msg" needs the file of the message');
  }
  return makeMessageSource(file, cwd, (text) => mayBreakRule(text, config));
}
