import { findAllowComments } from './allow-comments/allow-comment.ts';
import { ALLOW_WORD } from './allow-comments/allow-word.ts';
import { defineRule, type TextRule } from './rule.ts';

const rule: TextRule<'allow-needs-reason'> & { readonly inEslint: false } = defineRule({
  kind: 'text',
  id: 'allow-needs-reason',
  severity: 'warn',
  title: 'Allow comment without a reason',
  description: 'require a reason in allow comments',
  finds: 'an allow comment that gives no reason',
  why: 'Whoever meets an allowed key later has to know why it may stay. A comment without a reason allows nothing.',
  remedy: `Say why: "${ALLOW_WORD}: reason", or "${ALLOW_WORD} no-xai-key: reason" for one rule.`,
  reference: 'https://unpkg.com/keyfence/README.md',
  holdsSecret: false,
  inEslint: false,
  options: {},

  prefilter: ALLOW_WORD,
  find: (text) => findAllowComments(text).filter((comment) => comment.reason === ''),

  get examples() {
    return {
      leaks: [
        `# ${ALLOW_WORD}`,
        `x = 1 // ${ALLOW_WORD}:`,
        `<!-- ${ALLOW_WORD} no-xai-key -->`,
        `/* ${ALLOW_WORD}: */`,
      ],
      clean: [
        `# ${ALLOW_WORD}: the key was revoked`,
        `x = 1 // ${ALLOW_WORD} no-xai-key: made up`,
        `/* ${ALLOW_WORD}: made up */`,
        `write ${ALLOW_WORD} and a reason`,
      ],
    };
  },
});

export default rule;
