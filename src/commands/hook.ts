import { mayBreakByDefault } from '../../rules/may-break.ts';
import { clear } from '../clear.ts';
import { UsageError } from '../errors.ts';
import { findConfig } from '../find-config.ts';
import { isTopOfWorkTree, requireWorkTree } from '../git/repository.ts';
import { requireGitVersion } from '../git/require-version.ts';
import { listStagedChanges } from '../git/staged-changes.ts';
import { FILES_HOOK, HOOKS, PUSH_HOOKS } from '../hooks/hooks.ts';
import { judgeReport } from '../judge-report.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import type { Report } from '../report.ts';
import { formatStylish } from '../reporters/stylish.ts';
import { changesIgnoreFile } from '../sources/changes-ignore-file.ts';
import { describeEmptiness } from '../sources/describe-emptiness.ts';
import { makeMessageSource } from '../sources/message.ts';
import { readChanges } from '../sources/read-changes.ts';
import type { Subject } from './lint-commit.ts';
import type { Surroundings } from './scan.ts';

/** `keyfence hook NAME [args]`: what the git hooks call. */
export async function runHook(
  { positionals, flags }: Pick<Arguments, 'positionals' | 'flags'>,
  { cwd, color }: Pick<Surroundings, 'cwd' | 'color'>,
): Promise<Outcome> {
  const [name, ...args] = positionals;
  const pushHook = PUSH_HOOKS.find((known) => known === name);
  if (name === undefined || !(pushHook ?? (name === FILES_HOOK || HOOKS.includes(name)))) {
    const known = [...HOOKS, ...PUSH_HOOKS].join(', ');
    throw new UsageError(
      name === undefined
        ? `name a hook: ${known}`
        : `there is no hook "${name}"; there are ${known}`,
    );
  }
  // What only some hooks need is loaded by them: a commit need not wait for it.
  if (pushHook) {
    requireGitVersion(cwd);
    const { lintPush } = await import('./lint-push.ts');
    return finish(await lintPush(pushHook, args, flags, cwd), color);
  }
  const root = isTopOfWorkTree(cwd) ? cwd : requireWorkTree(cwd).root;
  const configFile = flags['config'] as string | undefined;
  if (name === FILES_HOOK) {
    requireGitVersion(cwd);
    const { runFilesHook } = await import('./files-hook.ts');
    return runFilesHook(args, root, { configFile, color });
  }
  const subject =
    name === 'commit-msg'
      ? { message: requireMessage(args[0]), cwd }
      : { changes: listStagedChanges(root) };
  const isDefault = configFile === undefined && findConfig(root) === undefined;
  const cleared = isDefault ? await clearCommit(subject, root) : undefined;
  if (cleared) return finish(cleared, color);
  requireGitVersion(cwd);
  const { lintCommit } = await import('./lint-commit.ts');
  return finish(await lintCommit(subject, root, configFile), color);
}

/** @returns `undefined` where the commit has to be linted */
async function clearCommit(subject: Subject, root: string): Promise<Report | undefined> {
  if ('message' in subject) {
    return clear(makeMessageSource(subject.message, subject.cwd, mayBreakByDefault));
  }
  const { changes } = subject;
  if (changesIgnoreFile(changes)) return undefined;
  const emptyNote = describeEmptiness(changes);
  return clear({ emptyNote, read: () => readChanges(changes, root) });
}

function finish(report: Report, color: boolean): Outcome {
  const exitCode = judgeReport(report);
  return { exitCode, stdout: formatStylish(report, { color }) };
}

function requireMessage(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new UsageError('"keyfence hook commit-msg" needs the file of the message');
}
