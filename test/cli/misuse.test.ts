import { test } from 'vitest';
import { key } from '../support/keys.ts';
import { addClient, expectTranscript, type Case } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  'misuse-flag': { title: 'A flag that is none', args: ['--stagged'] },
  'misuse-flag-value': { title: 'A flag without its value', args: ['--format'] },
  'misuse-flag-no-value': { title: 'A flag that takes no value', args: ['--staged=yes'] },
  'misuse-flag-flag': { title: 'A flag for a value', args: ['--config', '--staged'] },
  'misuse-flag-of-scan': { title: 'A flag of another command', args: ['init', '--staged'] },
  'misuse-flag-far': { title: 'A flag that is like none', args: ['--nonsense-of-mine'] },
  'misuse-format-close': { title: 'A format that is nearly one', args: ['--format', 'sarfi'] },
  'misuse-warnings-negative': {
    title: 'As many warnings as there are',
    args: ['--max-warnings', '-1'],
  },
  'misuse-rule-close': { title: 'A rule that is nearly one', args: ['explain', 'no-xai-keys'] },
  'misuse-hook-close': { title: 'A hook that is nearly one', args: ['hook', 'precommit'] },
  'misuse-format': { title: 'A format that is none', args: ['--format', 'xml'] },
  'misuse-max-warnings': { title: 'No number', args: ['--max-warnings', 'few'] },
  'misuse-together': { title: 'Two sources', args: ['scan', '--staged', 'src'] },
  'misuse-stdin-filename': { title: 'A name for nothing', args: ['--stdin-filename', 'a.env'] },
  'misuse-command': { title: 'A command that is none', args: ['scna'] },
  'misuse-path': { title: 'A path that is none', args: ['src', 'missing.txt'], prepare: addClient },
  'misuse-gitignore': {
    title: 'A path for nothing',
    args: ['gitignore', 'src'],
    prepare: addClient,
  },
  'misuse-hook': { title: 'A hook that is none', args: ['hook', 'post-commit'] },
  'misuse-hook-nothing': { title: 'No hook', args: ['hook'] },
  'misuse-commit-msg': { title: 'A message without a file', args: ['hook', 'commit-msg'] },
  'misuse-secret': { title: 'A key for an argument', args: [`--key=${key}`] },
  'outside-staged': { title: 'Outside of a repository', args: ['scan', '--staged'], init: false },
  'outside-hook': { title: 'A hook outside of one', args: ['hook', 'pre-commit'], init: false },
};

test.each(Object.entries(CASES))('%s', expectTranscript);
