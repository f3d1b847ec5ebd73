import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { createRepository } from '../support/repository.ts';
import { expectTranscript, type Case } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  help: { title: 'The help', args: ['--help'] },
  'help-of-a-command': { title: 'The help, asked of a command', args: ['scan', '-h'] },
  ...Object.fromEntries(
    rules.map(({ id }) => [`explain-${id}`, { title: `What ${id} is`, args: ['explain', id] }]),
  ),
  'explain-nothing': { title: 'Explain nothing', args: ['explain'] },
  'explain-unknown': { title: 'Explain a rule that is none', args: ['explain', 'no-key'] },
};

test.each(Object.entries(CASES))('%s', expectTranscript);

test.each(['--version', '-v'])('%s', async (flag) => {
  await using repo = await createRepository({ init: false });
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  const stdout = `${manifest.version}\n`;
  expect(await repo.keyfence(flag)).toEqual({ exitCode: 0, stdout, stderr: '' });
});
