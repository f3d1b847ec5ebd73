import { createHmac, randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { applyFixes } from '../../env-files/apply-fixes.ts';
import type { EnvFile } from '../../env-files/env-file.ts';
import { findEnvFiles } from '../../env-files/find-env-files.ts';
import { findInHistory } from '../../env-files/find-in-history.ts';
import { findProblems } from '../../env-files/find-problems.ts';
import {
  formatEnvReport,
  formatEnvReportAsJson,
  type EnvReport,
} from '../../env-files/format-problems.ts';
import type { Fix, Problem } from '../../env-files/problem.ts';
import { listProfiles } from '../../env-files/list-profiles.ts';
import { readEnvFile, type Named } from '../../env-files/read-env-file.ts';
import { GitError, ScanError } from '../../errors/errors.ts';
import { toGitPath } from '../../files/git-path.ts';
import { attempt } from '../../files/read-file.ts';
import { openRepository } from '../../git/open-repository.ts';
import type { Repository } from '../../git/repository.ts';
import { findOutputTarget } from '../../git/write-target.ts';
import { compileSecretFilePatterns } from '../../gitignore/engine/compile-secret-file-patterns.ts';
import { redactText } from '../../match/redact-text.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { deliverTexts, requireTexts, type TextFormats } from '../output/deliver-texts.ts';
import type { Outcome } from '../output/outcome.ts';

const FORMATS: TextFormats<EnvReport> = {
  stylish: formatEnvReport,
  json: formatEnvReportAsJson,
};

/** `keyfence env [path...]`: whether the keys in `.env` files are in order. Only git is asked. */
export async function runEnv(
  { positionals, flags, reports }: Arguments,
  { cwd, color }: CommandContext,
): Promise<Outcome> {
  requireTexts(reports, FORMATS, cwd);
  const repository = await openRepository(cwd);
  const root = repository?.isBare === false ? repository.root : cwd;
  const config = await loadConfig(root, flags.config);
  const errors: string[] = [];
  const fail = (error: Error): void => {
    errors.push(redactText(error.message));
  };
  const named = [
    ...listNamed(positionals.length > 0 ? positionals : [root], cwd, config, fail),
    ...(flags.profiles === true ? listProfiles(homedir()).map(toProfile) : []),
  ];
  // The key of the hashes ends with the process, so values cannot be guessed from them.
  const secret = randomBytes(32);
  const hash = (value: string): string => createHmac('sha256', secret).update(value).digest('hex');
  const examine = async (): Promise<{ files: EnvFile[]; problems: Problem[] }> => {
    const files = readAll(named, config, hash, fail);
    const inHistory = repository
      ? await searchHistory(repository, files, { config, hash, fail })
      : [];
    return { files, problems: [...findProblems(files), ...inHistory] };
  };
  let { files, problems } = await examine();
  const found = problems.length;
  if (flags.fix === true) {
    applyFixes(problems.flatMap(({ fix }) => fix ?? []).filter(isSafe), (path) =>
      findOutputTarget(path, cwd),
    );
    errors.length = 0;
    ({ files, problems } = await examine());
  }
  const report: EnvReport = {
    problems: problems.toSorted(comparePlaces).map(redactNames),
    files: files.length,
    names: files.reduce((sum, { entries }) => sum + entries.length, 0),
    fixed: found - problems.length,
    errors: [...new Set(errors)],
  };
  const isBroken = problems.some(({ severity }) => severity === 'error');
  return {
    exitCode: report.errors.length > 0 ? 2 : isBroken ? 1 : 0,
    stdout: deliverTexts(report, reports, FORMATS, { cwd, color }),
  };
}

/** @throws ScanError when nothing exists at a path */
function listNamed(
  paths: readonly string[],
  cwd: string,
  config: Config,
  fail: (error: Error) => void,
): Named[] {
  const patterns = compileSecretFilePatterns(config.gitignore.patterns, config.gitignore.templates);
  const toNamed = (absolutePath: string, isTemplate: boolean): Named => ({
    absolutePath,
    path: toGitPath(cwd, absolutePath),
    kind: isTemplate ? 'template' : 'values',
  });
  return paths.flatMap((path) => {
    const absolutePath = resolve(cwd, path);
    const stat = attempt(path, () => lstatSync(absolutePath));
    if (!stat) throw new ScanError(`there is no file or directory ${path}`);
    if ('error' in stat) throw new ScanError(`${path} ${stat.error}`);
    if (!stat.isDirectory()) return [toNamed(absolutePath, patterns.isTemplate(path))];
    return findEnvFiles(absolutePath, patterns, fail).map((file) =>
      toNamed(file.absolutePath, file.isTemplate),
    );
  });
}

function toProfile(absolutePath: string): Named {
  const path = `~/${toGitPath(homedir(), absolutePath)}`;
  return { absolutePath, path, kind: 'profile' };
}

function readAll(
  named: readonly Named[],
  config: Config,
  hash: (value: string) => string,
  fail: (error: Error) => void,
): EnvFile[] {
  return named.flatMap((one) => {
    try {
      return [readEnvFile(one, config, hash)];
    } catch (cause) {
      if (!(cause instanceof ScanError)) throw cause;
      fail(cause);
      return [];
    }
  });
}

async function searchHistory(
  repository: Repository,
  files: readonly EnvFile[],
  {
    config,
    hash,
    fail,
  }: {
    readonly config: Config;
    readonly hash: (value: string) => string;
    readonly fail: (error: Error) => void;
  },
): Promise<Problem[]> {
  if (!files.some(({ entries }) => entries.some((entry) => entry.hash !== undefined))) return [];
  try {
    return await findInHistory(repository, files, config, hash, fail);
  } catch (cause) {
    if (!(cause instanceof ScanError || cause instanceof GitError)) throw cause;
    fail(new ScanError(`the history cannot be searched: ${cause.message}`, { cause }));
    return [];
  }
}

/** A secret that was taken for a name stays where it is. */
function isSafe(fix: Fix): boolean {
  return fix.change !== 'add-name' || redactText(fix.name) === fix.name;
}

/** Names and paths may contain anything. */
function redactNames(problem: Problem): Problem {
  const { path, name, message, remedy } = problem;
  return {
    ...problem,
    path: redactText(path),
    ...(name !== undefined && { name: redactText(name) }),
    message: redactText(message),
    remedy: redactText(remedy),
  };
}

function comparePlaces(one: Problem, other: Problem): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0);
}
