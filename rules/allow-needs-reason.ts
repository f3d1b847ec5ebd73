import { ALLOW_WORD } from './allow-comments/allow-word.ts';
import { findNearMisses, NEAR_MISS } from './allow-comments/near-misses.ts';
import { getRulePage } from './rule-page.ts';
import { defineRule, type TextRule } from './rule.ts';

const rule: TextRule<'allow-needs-reason'> & { readonly inEslint: false } = defineRule({
  kind: 'text',
  id: 'allow-needs-reason',
  severity: 'warn',
  title: 'Allow comment without a reason',
  description: 'require a reason in allow comments',
  finds:
    'an allow comment without a reason, or one that is nearly right: in capitals, without the colon',
  why: 'Whoever finds an allowed key later needs to know why it may stay. A comment without a reason allows nothing.',
  remedy: `Say why: "${ALLOW_WORD}: reason", or "${ALLOW_WORD} no-xai-key: reason" for one rule.`,
  step: 'Write the reason after the allow comment',
  reference: getRulePage('allow-needs-reason'),
  holdsSecret: false,
  inEslint: false,
  options: {},

  prefilter: NEAR_MISS,
  find: findNearMisses,

  get examples() {
    return {
      leaks: [
        `# ${ALLOW_WORD}`,
        `x = 1 // ${ALLOW_WORD}:`,
        `<!-- ${ALLOW_WORD} no-xai-key -->`,
        `/* ${ALLOW_WORD}: */`,
        `# ${ALLOW_WORD.toUpperCase()}: made up`,
        `// ${ALLOW_WORD} the key was revoked`,
        `-- ${ALLOW_WORD.replace('allow', 'ignore')}: made up`,
      ],
      clean: [
        `# ${ALLOW_WORD}: the key was revoked`,
        `x = 1 // ${ALLOW_WORD} no-xai-key: made up`,
        `/* ${ALLOW_WORD}: made up */`,
        `// ${ALLOW_WORD}-next-line: made up`,
        `write ${ALLOW_WORD} and a reason`,
        `# the ${ALLOW_WORD.toUpperCase()} comment`,
      ],
    };
  },
});

export default rule;
