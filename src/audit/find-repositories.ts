import { readdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { isDirectory } from '../files/file-type.ts';
import { toGitPath } from '../files/git-path.ts';
import { isGitDirectory, isWorkTree } from '../git/is-git-directory.ts';
import type { ReportedError } from '../report/report.ts';

/** A repository, or why a directory could not be read. */
export type Candidate = { readonly name: string; readonly root: string } | ReportedError;

/**
 * Every repository in a directory, itself included, sorted by name. Links are not followed.
 * @param directory absolute
 * @param name for the report; may be empty
 */
export function findRepositories(directory: string, name: string): Candidate[] {
  const asked = name === '' ? directory : name;
  if (!isDirectory(directory)) {
    return [{ path: asked, message: 'is not a directory, so there is nothing to audit' }];
  }
  const top = realpathSync(directory);
  const found = [...walk(top)].map((one): Candidate => {
    const way = toGitPath(top, 'root' in one ? one.root : one.path);
    const called = [name, way].filter(Boolean).join('/') || basename(top);
    return 'root' in one ? { ...one, name: called } : { ...one, path: called };
  });
  const isEmpty = !found.some((one) => 'root' in one);
  return isEmpty ? [...found, { path: asked, message: 'contains no repository' }] : found;
}

function* walk(directory: string): Generator<{ root: string } | ReportedError> {
  const raw = Buffer.from(directory);
  const isRepository = isWorkTree(raw) || isGitDirectory(raw);
  if (isRepository) yield { root: directory };
  // The git directory contains no other repository.
  if (isGitDirectory(raw)) return;
  let entries;
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (cause) {
    yield { path: directory, message: `cannot be searched: ${describeReason(cause)}` };
    return;
  }
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const name of names.sort()) if (name !== '.git') yield* walk(join(directory, name));
}
