import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { rules } from '../../rules/index.ts';
import type { Baseline } from '../baseline/baseline.ts';
import { configFor, isIgnored, isUnscannable } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import { makeSecretFilePatterns } from '../config/secret-file-patterns.ts';
import { ScanError, UsageError } from '../errors/errors.ts';
import { toGitPath } from '../files/git-path.ts';
import { isWithin } from '../files/is-within.ts';
import { readFile } from '../files/read-file.ts';
import type { LargeFile, SourceFile } from '../files/source-file.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import { saltFingerprint } from '../finding/fingerprint.ts';
import type { Repository } from '../git/repository.ts';
import { followLinks } from '../git/write-target.ts';
import { lintItem } from '../lint/lint-item.ts';
import { lintSource } from '../lint/lint-source.ts';
import { nameOwnCommand } from '../package/own-command.ts';
import { makeFilesSource } from '../sources/files.ts';
import type { AllowTarget } from './parse-target.ts';

/** A file of the repository and the findings in it. */
export interface LintedFile {
  /** Relative to the top, `/`-separated. */
  readonly path: string;
  readonly item: SourceFile | LargeFile;
  readonly kept: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** The findings at a location. */
export interface Allowable extends LintedFile {
  /** The findings at the location that count; empty if all of them are allowed already. */
  readonly meant: readonly Finding[];
  readonly allowed: readonly Suppressed[];
}

/** The settings of the scan. */
export interface AllowContext {
  readonly repository: Repository;
  readonly config: Config;
  readonly baseline: Baseline | undefined;
  readonly cwd: string;
}

/**
 * The findings at a location.
 * @throws UsageError when there are none; GitError, ScanError when the scan fails
 */
export async function findAllowable(place: AllowTarget, context: AllowContext): Promise<Allowable> {
  if ('fingerprint' in place) return findByFingerprint(place.fingerprint, context);
  const { root } = context.repository;
  const absolute = resolve(context.cwd, place.path);
  if (!isWithin(root, absolute) || absolute === root) {
    throw new UsageError(`${place.path} is not a file of this repository`);
  }
  const path = toGitPath(root, absolute);
  const file = await lintOne(path, context);
  const { line } = place;
  const isMeant = ({ region: at, entry }: Finding): boolean => {
    const isOfWhole = at === undefined || entry !== undefined;
    return line === undefined ? isOfWhole : !isOfWhole && at.line <= line && line <= at.endLine;
  };
  return select(file, isMeant, line === undefined ? path : `${path}:${String(line)}`);
}

/** The fingerprints in reports of a repository with a baseline use its salt. */
async function findByFingerprint(fingerprint: string, context: AllowContext): Promise<Allowable> {
  const { repository, config, baseline } = context;
  const forms = (plain: string): string[] => [
    plain,
    ...(baseline?.salts.map((salt) => saltFingerprint(plain, salt)) ?? []),
  ];
  const isMeant = (finding: Finding): boolean => forms(finding.fingerprint).includes(fingerprint);
  const source = makeFilesSource([], repository.root, repository);
  const { findings, suppressed } = await lintSource(source, config);
  const found = [...findings, ...suppressed.map((item) => item.finding)].find(isMeant);
  if (!found) {
    throw new UsageError(
      `nothing that is found here has the fingerprint ${fingerprint}; "${nameOwnCommand()} --json" lists them`,
    );
  }
  requireFileRule(found);
  return select(await lintOne(found.path, context), isMeant, found.path);
}

function select(file: LintedFile, isMeant: (finding: Finding) => boolean, name: string): Allowable {
  const { kept, suppressed } = file;
  const meant = kept.filter(isMeant);
  const allowed = suppressed.filter(({ finding }) => isMeant(finding));
  if (meant.length + allowed.length === 0) throw new UsageError(describeNothing(kept, name));
  return { ...file, meant, allowed };
}

function describeNothing(kept: readonly Finding[], name: string): string {
  const [path] = name.split(/:\d+$/);
  const lines = [...new Set(kept.flatMap(({ region }) => region?.line ?? []))].sort(
    (a, b) => a - b,
  );
  if (lines.length === 0)
    return `nothing is found in ${String(path)}, so there is nothing to allow`;
  const places = lines.slice(0, 5).map((line) => `${String(path)}:${String(line)}`);
  return `there is no finding at ${name}, but at ${places.join(', ')}`;
}

async function lintOne(path: string, context: AllowContext): Promise<LintedFile> {
  const { repository, config } = context;
  const { root } = repository;
  if (isIgnored(config, path)) {
    throw new UsageError(`${path} is already ignored by the configuration ("ignore")`);
  }
  const absolute = resolve(root, path);
  requireNoLink(absolute, path, root);
  const item = readFile(Buffer.from(absolute), path, repository.isTracked(path));
  if (!item) throw new UsageError(`there is no file ${path}`);
  if ('error' in item) throw new ScanError(`${path} ${item.error}`);
  if (!('kind' in item)) throw new UsageError(`${path} is no file: ${item.note}`);
  const patterns = await makeSecretFilePatterns(config.gitignore)(path);
  const { results, notes } = await lintItem(item, configFor(config, path), patterns, (name) =>
    isUnscannable(config, name),
  );
  const failure = notes.find((one) => 'error' in one);
  if (failure && 'error' in failure) throw new ScanError(`${failure.path} ${failure.error}`);
  return {
    path,
    item,
    kept: results.flatMap(({ kept }) => kept),
    suppressed: results.flatMap(({ suppressed }) => suppressed),
  };
}

/** @throws ScanError when the file, or a directory around it, is a symbolic link */
export function requireNoLink(absolute: string, path: string, root: string): void {
  const way = relative(realpathSync(root), followLinks(absolute));
  if (way === relative(root, absolute)) return;
  throw new ScanError(
    `${path} is, or is behind, a symbolic link; nothing is written through links, so name the file itself`,
  );
}

/** @throws UsageError for a rule that does not apply to files */
function requireFileRule({ rule: id }: Finding): void {
  const rule = rules.find((one) => one.id === id);
  if (rule?.kind === 'text' || rule?.kind === 'path') return;
  throw new UsageError(
    `${id} is about the repository as a whole; set its severity in the configuration`,
  );
}
