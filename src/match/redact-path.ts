import type { Config } from '../config/config.ts';
import { Redactor } from '../finding/redactor.ts';
import { matchSecrets } from './match-rules.ts';

/** A path, or another name, that may be shown: a secret in it is redacted. */
export function redactPath(path: string, config: Config): string {
  const matches = matchSecrets(path, '', config);
  return matches.length === 0 ? path : new Redactor([]).redact(path, matches).text;
}
