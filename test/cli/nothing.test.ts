import { test } from 'vitest';
import { expectTranscript, type Case } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  'nothing-staged': { title: 'Nothing staged', args: ['scan', '--staged'] },
  'nothing-there': { title: 'An empty repository', args: [] },
  'nothing-on-stdin': { title: 'Nothing on standard input', args: ['scan', '--stdin'] },
};

test.each(Object.entries(CASES))('%s', expectTranscript);
