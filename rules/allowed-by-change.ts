import { getRulePage } from './rule-page.ts';
import { defineRule, type ChangeRule } from './rule.ts';

const rule: ChangeRule<'allowed-by-change'> = defineRule({
  kind: 'change',
  id: 'allowed-by-change',
  severity: 'warn',
  title: 'What a change allows for itself',
  description: 'report new secrets that a range of commits allows for itself',
  finds:
    'what a range of commits allows for itself: a new key with a new allow comment, a new line in the baseline, or a configuration that excludes it',
  why: 'A pull request that adds a key can also add the comment, the line in the baseline or the configuration that lets it pass. Its reviewers have to see both.',
  remedy:
    'Review it like any other line. With "trust": "base" in the configuration, what a change allows for itself does not count.',
  step: 'Remove what this change allows for itself',
  reference: getRulePage('allowed-by-change'),
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
