import { buffer } from 'node:stream/consumers';
import { loadBaseline } from '../baseline/load-baseline.ts';
import { makeConfig, type Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { isFetchedFrom } from '../git/is-fetched-from.ts';
import { parsePushedRefs } from '../git/pushed-refs.ts';
import { requireRepository } from '../git/repository.ts';
import type { PUSH_HOOKS } from '../hooks/hooks.ts';
import { lintSource } from '../lint.ts';
import { loadConfig } from '../load-config.ts';
import type { Flags } from '../parse-arguments.ts';
import type { Report } from '../report.ts';
import { makeJudge } from '../sources/judge.ts';
import { makePushedSource } from '../sources/pushed.ts';

/**
 * Scans what a push brings to a repository that does not have it yet.
 * @param args of the hook: for pre-push the name and the URL of the remote
 * @throws UsageError, GitError
 */
export async function lintPush(
  hook: (typeof PUSH_HOOKS)[number],
  args: readonly string[],
  flags: Flags,
  cwd: string,
): Promise<Report> {
  const { root } = requireRepository(cwd);
  const known = hook === 'pre-push' ? await listRemoteRefs(args, root) : ['--all'];
  const config = await loadPushConfig(hook, flags['config'] as string | undefined, root);
  const refs = parsePushedRefs((await buffer(process.stdin)).toString(), hook);
  const source = await makePushedSource(refs, known, root, makeJudge(config));
  // On a server, what a baseline accepts would be for whoever pushes to say.
  const baseline = hook === 'pre-push' ? await loadBaseline(root, config) : undefined;
  return lintSource(source, config, baseline);
}

/** Only of this remote: what another one has may be private. */
async function listRemoteRefs(
  [remote, url]: readonly string[],
  root: string,
): Promise<readonly string[]> {
  if (remote === undefined || url === undefined) {
    throw new UsageError('"keyfence hook pre-push" needs the name and the URL of the remote');
  }
  // Git gives the URL for the name of a remote that has none.
  if (remote === url) return [];
  return (await isFetchedFrom(remote, url, root)) ? [`--remotes=${remote}`] : [];
}

/** Whoever pushes does not configure the server. */
async function loadPushConfig(
  hook: (typeof PUSH_HOOKS)[number],
  file: string | undefined,
  root: string,
): Promise<Config> {
  return hook === 'pre-receive' && file === undefined ? makeConfig({}) : loadConfig(root, file);
}
