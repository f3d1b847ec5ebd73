import type { Config } from '../config/config.ts';
import { listVariants } from '../config/list-variants.ts';
import { Redactor } from '../finding/redactor.ts';
import { matchSecrets } from './match-rules.ts';

/** A path, or another name, that may be shown: a secret in it is redacted. */
export function redactPath(path: string, config: Config): string {
  // A path may be told of under the settings of another one.
  const matches = listVariants(config).flatMap((variant) => matchSecrets(path, '', variant));
  return matches.length === 0 ? path : new Redactor([]).redact(path, matches).text;
}
