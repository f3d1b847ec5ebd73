import { renderCall } from '../../src/hooks/shell-hook.ts';
import { expectNoSecret } from './expect-no-secret.ts';
import { cli, type CallOptions, type KeyfenceRan, type Repository } from './repository.ts';
import { run } from './run.ts';

/** Runs what `init` writes into a hook, in the way in which git starts it. */
export async function runHookLines(
  repo: Repository,
  { env = {} }: Pick<CallOptions, 'env'> = {},
  hook = 'pre-commit',
): Promise<KeyfenceRan> {
  const lines = renderCall(hook, cli.replaceAll('\\', '/')).join('\n');
  const ran = await run('sh', ['-e', '-c', lines], {
    cwd: repo.root,
    env: { ...repo.env, ...env },
  });
  expectNoSecret(ran.stdout, ran.stderr);
  return { ...ran, stdout: ran.stdout.toString() };
}
