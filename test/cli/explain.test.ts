import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { createRepository } from '../support/repository.ts';
import { expectTranscript, type Case } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  help: { title: 'The help', args: ['--help'] },
  'help-narrow': {
    title: 'The help, in a narrow terminal',
    args: ['help'],
    env: { COLUMNS: '60' },
  },
  'help-of-a-command': { title: 'The help, asked of a command', args: ['scan', '-h'] },
  'help-wide': {
    title: 'The help of a command, wide',
    args: ['help', 'init'],
    env: { COLUMNS: '120' },
  },
  'help-unknown': { title: 'The help of no command', args: ['help', 'scna'] },
  ...Object.fromEntries(
    rules.map(({ id }) => [`explain-${id}`, { title: `What ${id} is`, args: ['explain', id] }]),
  ),
  'explain-all': {
    title: 'Everything about a rule',
    args: ['explain', 'no-hardcoded-api-key', '--all'],
  },
  'explain-leaked': { title: 'What to do about a leaked key', args: ['explain', 'leaked'] },
  'explain-two': { title: 'Explain two', args: ['explain', 'no-xai-key', 'leaked'] },
  'explain-nothing': { title: 'Explain nothing', args: ['explain'] },
  'explain-unknown': { title: 'Explain a rule that is none', args: ['explain', 'no-key'] },
};

test.each(Object.entries(CASES))('%s', expectTranscript);

/** Of a terminal that nobody has resized. */
const SCREEN = { columns: 80, lines: 24 };

test.each(['leaked', ...rules.map(({ id }) => id)])(
  'what is said of %s fits a screen',
  async (id) => {
    await using repo = await createRepository({ init: false });
    const { stdout } = await repo.keyfence('explain', id);
    const lines = stdout.trimEnd().split('\n');
    // An address cannot be wrapped.
    const wide = lines.filter((line) => line.length > SCREEN.columns);
    expect(wide.filter((line) => !/^ *https:\S+$/.test(line))).toEqual([]);
    // The prompt needs a line too.
    expect(lines.length).toBeLessThan(SCREEN.lines);
  },
);

test.each(['--version', '-v', 'version'])('%s', async (flag) => {
  await using repo = await createRepository({ init: false });
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  const stdout = `${manifest.version}\n`;
  expect(await repo.keyfence(flag)).toEqual({ exitCode: 0, stdout, stderr: '' });
});
