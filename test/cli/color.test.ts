import { test } from 'vitest';
import { addClient, expectTranscript, type Case } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  'color-flag': { title: 'Colour by flag', args: ['--color'], prepare: addClient },
  'color-force': {
    title: 'Colour by FORCE_COLOR',
    args: [],
    env: { FORCE_COLOR: '1' },
    prepare: addClient,
  },
  'color-force-0': { title: 'No colour by FORCE_COLOR', args: [], env: { FORCE_COLOR: '0' } },
  'color-no-wins': {
    title: 'NO_COLOR against FORCE_COLOR',
    args: [],
    env: { NO_COLOR: '1', FORCE_COLOR: '1' },
  },
  'color-flag-wins': {
    title: 'A flag against the environment',
    args: ['--no-color'],
    env: { FORCE_COLOR: '1' },
  },
};

test.each(Object.entries(CASES))('%s', expectTranscript);
