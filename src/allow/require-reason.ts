import { findAllowComments } from '../../rules/allow-comments/allow-comment.ts';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { UsageError } from '../errors/errors.ts';
import { redactText } from '../match/redact-text.ts';

const LONGEST = 300;

/**
 * The reason, ready to be written.
 * @throws UsageError when it is missing, or could not be read back from a comment
 */
export function requireReason(given: string | undefined): string {
  const reason = given?.trim() ?? '';
  if (!/\p{L}/u.test(reason)) throw new UsageError('say why it may stay: --reason "TEXT"');
  if (reason.length > LONGEST) {
    throw new UsageError(`--reason takes at most ${LONGEST} characters`);
  }
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(reason))
    throw new UsageError('--reason takes one line of text');
  if (redactText(reason) !== reason) {
    throw new UsageError('the reason looks like it contains a secret; use other words');
  }
  // In any language, because languages may be nested.
  const [comment] = findAllowComments(`# ${ALLOW_WORD}: ${reason}`);
  if (comment?.reason === reason) return reason;
  throw new UsageError('the reason contains the end of a comment in some language; leave it out');
}
