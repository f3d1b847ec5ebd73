import type { Config } from '../config/config.ts';
import type { Finding } from '../finding/finding.ts';
import { Redactor } from '../finding/redactor.ts';
import { reveal } from '../finding/secret.ts';
import { shorten } from '../text/shorten.ts';
import { matchSecrets } from './match-rules.ts';
import { redactPath } from './redact-path.ts';

/** A report shows this much of a name or a subject: git's subject is the whole first paragraph. */
const MAX_LENGTH = 100;

/** Redacts and shortens what people wrote in the commit or tag that a finding is from. */
export function redactOrigin(finding: Finding, config: Config): Finding {
  const { origin, secret } = finding;
  if (!origin) return finding;
  const redactor = new Redactor(secret ? [reveal(secret)] : []);
  const { tag, author, subject } = origin;
  // The name of a tag is needed to find it; in a text, possible secrets are redacted too. A text is cut
  // afterwards: the beginning of a secret would no longer match.
  const redact = (text: string): string =>
    shorten(redactor.redact(text, matchSecrets(text, '', config)).text, MAX_LENGTH);
  return {
    ...finding,
    origin: {
      ...origin,
      ...(tag !== undefined && { tag: redactor.redactCopies(redactPath(tag, config)) }),
      ...(author !== undefined && { author: redact(author) }),
      ...(subject !== undefined && { subject: redact(subject) }),
    },
  };
}
