import { test } from 'vitest';
import { expectTranscript, type Case, writeConfig } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  'config-not-json': { title: 'No JSON', args: [], prepare: writeConfig('{ "ignore": [}') },
  'config-empty': { title: 'An empty file', args: [], prepare: writeConfig('') },
  'config-list': { title: 'A list', args: [], prepare: writeConfig('[]') },
  'config-type': { title: 'A wrong type', args: [], prepare: writeConfig('{ "ignore": "dist" }') },
  'config-item-type': {
    title: 'A wrong type in a list',
    args: [],
    prepare: writeConfig('{ "ignore": ["dist", 1] }'),
  },
  'config-twice': {
    title: 'The same twice',
    args: [],
    prepare: writeConfig('{ "ignore": ["dist", "dist"] }'),
  },
  'config-empty-string': {
    title: 'An empty glob',
    args: [],
    prepare: writeConfig('{ "ignore": [""] }'),
  },
  'config-negated-glob': {
    title: 'A glob that takes another back',
    args: [],
    prepare: writeConfig('{ "ignore": ["dist/", "!dist/keep.js"] }'),
  },
  'config-key': { title: 'An unknown key', args: [], prepare: writeConfig('{ "ignores": [] }') },
  'config-allow-fingerprint': {
    title: 'A fingerprint that is none',
    args: [],
    prepare: writeConfig('{ "allow": [{ "fingerprint": "a", "reason": "b" }] }'),
  },
  'config-allow-reason': {
    title: 'An accepted finding without a reason',
    args: [],
    prepare: writeConfig('{ "allow": [{ "fingerprint": "0123456789abcdef0123456789abcdef" }] }'),
  },
  'config-rule': {
    title: 'An unknown rule',
    args: [],
    prepare: writeConfig('{ "rules": { "no-key": "error" } }'),
  },
  'config-severity': {
    title: 'A wrong severity',
    args: [],
    prepare: writeConfig('{ "rules": { "no-xai-key": "warning" } }'),
  },
  'config-severity-in-list': {
    title: 'A wrong severity in a list',
    args: [],
    prepare: writeConfig('{ "rules": { "no-xai-key": [2] } }'),
  },
  'config-option': {
    title: 'An unknown option',
    args: [],
    prepare: writeConfig('{ "rules": { "no-hardcoded-api-key": ["error", { "name": [] }] } }'),
  },
  'config-option-of-none': {
    title: 'An option of a rule that has none',
    args: [],
    prepare: writeConfig('{ "rules": { "no-xai-key": ["error", { "allow": [] }] } }'),
  },
  'config-option-type': {
    title: 'A wrong option',
    args: [],
    prepare: writeConfig('{ "rules": { "no-hardcoded-api-key": ["warn", { "minLength": 0 }] } }'),
  },
  'config-rule-empty': {
    title: 'An empty list for a rule',
    args: [],
    prepare: writeConfig('{ "rules": { "no-xai-key": [] } }'),
  },
  'config-rule-too-long': {
    title: 'Too long a list for a rule',
    args: [],
    prepare: writeConfig('{ "rules": { "no-xai-key": ["error", {}, {}] } }'),
  },
  'config-dangling': {
    title: 'A link that leads to nothing',
    args: [],
    prepare: (repo) => repo.link('keyfence.config.json', 'nowhere'),
  },
  'config-both': {
    title: 'Two configurations',
    args: [],
    async prepare(repo) {
      await repo.write('keyfence.config.json', '{}');
      await repo.write('package.json', '{ "keyfence": {} }');
    },
  },
  'config-in-package': {
    title: 'A mistake in package.json',
    args: [],
    prepare: (repo) => repo.write('package.json', '{ "keyfence": { "ignores": [] } }'),
  },
  'config-missing': { title: 'A file that is missing', args: ['--config', 'nowhere.json'] },
  'config-directory': {
    title: 'A directory in its place',
    args: ['scan', '--staged'],
    prepare: (repo) => repo.write('keyfence.config.json/a', ''),
  },
  'config-in-hook': {
    title: 'A mistake, told by the hook',
    args: ['hook', 'pre-commit'],
    prepare: writeConfig('{ "ignores": [] }'),
  },
};

test.each(Object.entries(CASES))('%s', expectTranscript);
