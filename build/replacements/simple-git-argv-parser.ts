/*
 * In place of the package `@simple-git/argv-parser`, which looks for arguments that somebody else might have chosen.
 * Ours are written in the source, and `src/git/open-simple-git.ts` allows every kind that it knows.
 */

export function isGitEnvKey(): boolean {
  return false;
}

export function vulnerabilityCheck(): readonly never[] {
  return [];
}
