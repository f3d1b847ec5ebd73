import type { Config } from '../config/config.ts';
import type { Finding } from '../finding/finding.ts';
import { Redactor } from '../finding/redactor.ts';
import { reveal } from '../finding/secret.ts';
import { matchSecrets } from './match-rules.ts';
import { redactPath } from './redact-path.ts';

/** A finding with its origin: what people wrote there may contain a secret too. */
export function redactOrigin(finding: Finding, config: Config): Finding {
  const { origin, secret } = finding;
  if (!origin) return finding;
  const redactor = new Redactor(secret ? [reveal(secret)] : []);
  const { tag, author, subject } = origin;
  // The name of a tag is needed to find it; in a text, possible secrets are hidden too.
  const redact = (text: string): string =>
    redactor.redact(text, matchSecrets(text, '', config)).text;
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
