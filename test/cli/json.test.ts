import { test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { key, secondKey } from '../support/keys.ts';
import { addClient, expectTranscript, type Case } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  'json-one': {
    title: 'A report for programs',
    args: ['--format', 'json'],
    async prepare(repo) {
      await addClient(repo);
      await repo.write('keyfence.config.json', '{ "ignore": ["*.log"] }\n');
      await repo.write('a.log', `${key}\n`);
      await repo.write('b.py', `b = "${secondKey}"  # ${ALLOW_WORD}: revoked\n`);
    },
  },
  'json-staged': {
    title: 'A report for programs, of what is staged',
    args: ['scan', '--staged', '--format=json'],
    prepare: addClient,
  },
  'json-nothing': {
    title: 'A report for programs, nothing staged',
    args: ['scan', '--staged', '--format=json'],
  },
};

test.each(Object.entries(CASES))('%s', expectTranscript);
