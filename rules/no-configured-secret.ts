import { getRulePage } from './rule-page.ts';
import { defineRule, type PatternsRule } from './rule.ts';

const rule: PatternsRule<'no-configured-secret'> = defineRule({
  kind: 'patterns',
  id: 'no-configured-secret',
  title: 'Secret of a configured pattern',
  description: 'disallow secrets that the configuration describes',
  finds:
    'keys of other vendors and tokens of your own, as described by `patterns` in the configuration. The command reports each under its own name; this name stands for all of them, and ESLint uses it',
  why: 'A team has more secrets than its xAI keys, and anyone who can read the repository can use them, too.',
  remedy: 'Revoke it with its vendor, make a new one, and read that from the environment.',
  step: 'Move it to .env and read it from the environment',
  reference: getRulePage('no-configured-secret'),
  examples: {
    leaks: [
      'A token of GitHub, where the configuration has the pattern "github".',
      'A token with a prefix that the configuration describes.',
    ],
    clean: ['Either of them without such a configuration.'],
  },
});

export default rule;
