import { defineRule, type PatternsRule } from './rule.ts';

const rule: PatternsRule<'no-configured-secret'> = defineRule({
  kind: 'patterns',
  id: 'no-configured-secret',
  title: 'Secret of a configured pattern',
  description: 'disallow what the configuration describes as a secret',
  finds:
    'keys of other vendors and tokens of your own, by the `patterns` of the configuration. Each is reported under its own name; this one stands for all of them, and is what ESLint calls them',
  why: 'A team has more secrets than keys of xAI, and whoever reads the repository can use them as well.',
  remedy: 'Revoke it where it comes from, make a new one, and read that from the environment.',
  step: 'Move it to .env and read it from the environment',
  reference: 'https://unpkg.com/keyfence/docs/configuration.md',
  examples: {
    leaks: [
      'A token of GitHub, where the configuration has the pattern "github".',
      'A token with a prefix that the configuration describes.',
    ],
    clean: ['Either of them without such a configuration.'],
  },
});

export default rule;
