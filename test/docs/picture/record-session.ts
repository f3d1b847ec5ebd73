import { apiKey } from '../../../rules/sample.ts';
import { expectNoSecret } from '../../support/expect-no-secret.ts';
import { installPackage } from '../../support/install-package.ts';
import { createRepository } from '../../support/repository.ts';
import { run } from '../../support/run.ts';

/** A command as somebody types it, and what it prints, with its colours. */
export interface Step {
  readonly command: string;
  readonly output: string;
}

const FILE = 'src/client.py';
const makeSource = (value: string): string =>
  `import os\nfrom xai_sdk import Client\n\nclient = Client(api_key=${value})\n`;

/** Commits a key, which the hooks refuse, and then the same file without it. Both are real. */
export async function recordSession(): Promise<Step[]> {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write('package.json', '{ "devDependencies": { "keyfence": "*" } }\n');
  // Nothing is committed before, so that the ids below depend on nothing else.
  await repo.keyfence('init', '--yes');
  const shell = async (command: string, exitCode: number): Promise<Step> => {
    const env = { ...repo.env, FORCE_COLOR: '1', COLUMNS: '80' };
    const ran = await run('sh', ['-c', `${command} 2>&1`], { cwd: repo.root, env });
    const output = ran.stdout.toString();
    expectNoSecret(output);
    // A hook that fails for another reason is no picture of a refused commit.
    if (ran.exitCode !== exitCode) throw new Error(`${command}: exit ${ran.exitCode}: ${output}`);
    return { command, output };
  };
  await repo.add(FILE, makeSource(`"${apiKey(15)}"`));
  const refused = await shell('git commit -m "Call Grok"', 1);
  if (!refused.output.includes('no-xai-key')) throw new Error(refused.output);
  await repo.write(FILE, makeSource('os.environ["XAI_API_KEY"]'));
  const accepted = await shell(`git add ${FILE} && git commit -m "Call Grok"`, 0);
  return [refused, { command: `# read it from the environment instead`, output: '' }, accepted];
}
