import { defineRule, type ChangeRule } from './rule.ts';

const rule: ChangeRule<'allowed-by-change'> = defineRule({
  kind: 'change',
  id: 'allowed-by-change',
  severity: 'warn',
  title: 'What a change allows itself',
  description: 'report the new secrets that a range of commits allows itself',
  finds:
    'what a range of commits allows itself: a new key with a new allow comment, a new line of the baseline, a configuration that leaves it out',
  why: 'A pull request that adds a key can add the comment, the line of the baseline or the configuration that lets it pass as well. Whoever reviews it has to see both.',
  remedy:
    'Review it as any other line; "trust": "base" in the configuration lets nothing count that a change allows itself.',
  reference: 'https://unpkg.com/keyfence/README.md',
  examples: {
    leaks: [
      'a new key with a new allow comment on its line',
      '{ "rules": { "no-xai-key": "off" } } in keyfence.config.json, which was not there before',
      'a new line in .keyfence-baseline.jsonl, for a key that is new too',
    ],
    clean: [
      'a key below an allow comment that was there before',
      'a configuration that allows less than the one before',
    ],
  },
});

export default rule;
