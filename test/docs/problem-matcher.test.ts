import { expect, test } from 'vitest';
import { key, redacted } from '../support/keys.ts';
import { createRepository } from '../support/repository.ts';
import { readPage } from './read-page.ts';

interface Tasks {
  readonly tasks: readonly {
    readonly command: string;
    readonly problemMatcher: { readonly pattern: Readonly<Record<string, string | number>> };
  }[];
}

/** https://code.visualstudio.com/docs/debugtest/tasks#_defining-a-problem-matcher */
test('the problem matcher for VS Code reads what the command prints', async () => {
  const block = readPage('docs/eslint.md').blocks.find(({ text }) =>
    text.includes('problemMatcher'),
  );
  const [task] = (JSON.parse(block?.text ?? '') as Tasks).tasks;
  const { regexp, ...groups } = task?.problemMatcher.pattern ?? {};
  await using repo = await createRepository();
  await repo.write('src/a.py', `import os\nclient = Client(api_key="${key}")\n`);
  await repo.write('web/.env', 'VITE_XAI_API_KEY=\n');
  const words = task?.command.split(' ').slice(2) ?? [];
  const { stdout } = await repo.keyfence(...words);
  const problems = stdout.split('\n').flatMap((line) => {
    const match = new RegExp(String(regexp)).exec(line);
    const read = ([name, group]: [string, string | number]): [string, string | undefined] => [
      name,
      match?.[Number(group)],
    ];
    return match ? [Object.fromEntries(Object.entries(groups).map(read))] : [];
  });
  expect(problems).toContainEqual({
    file: 'src/a.py',
    line: '2',
    column: '26',
    severity: 'error',
    message: `xAI API key ${redacted(key)}`,
    code: 'no-xai-key',
  });
  expect(problems).toContainEqual(
    expect.objectContaining({ file: 'web/.env', severity: 'warning', code: 'no-public-env-key' }),
  );
});
