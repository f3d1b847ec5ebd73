import type { Config } from '../config/config.ts';
import type { Finding } from '../finding/finding.ts';
import { Redactor } from '../finding/redactor.ts';
import { reveal } from '../finding/secret.ts';
import { redactPath } from './redact-path.ts';

/** A finding that tells which tag it stands in: the name of a tag may hold a secret as well as its message. */
export function redactOrigin(finding: Finding, config: Config): Finding {
  const { origin, secret } = finding;
  if (origin?.tag === undefined) return finding;
  const redactor = new Redactor(secret ? [reveal(secret)] : []);
  const tag = redactor.redactCopies(redactPath(origin.tag, config));
  return { ...finding, origin: { ...origin, tag } };
}
