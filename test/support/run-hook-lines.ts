import { expectNoSecret } from './expect-no-secret.ts';
import { makeHookLine } from './hook-line.ts';
import { type CallOptions, type KeyfenceRan, type Repository } from './repository.ts';
import { run } from './run.ts';

/** Runs what `init` writes into a hook, in the way in which git starts it. */
export async function runHookLines(
  repo: Repository,
  { env = {} }: Pick<CallOptions, 'env'> = {},
  hook = 'pre-commit',
): Promise<KeyfenceRan> {
  const ran = await run('sh', ['-e', '-c', makeHookLine(hook)], {
    cwd: repo.root,
    env: { ...repo.env, ...env },
  });
  expectNoSecret(ran.stdout, ran.stderr);
  return { ...ran, stdout: ran.stdout.toString() };
}
