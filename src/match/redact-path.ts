import type { Config } from '../config/config.ts';
import { listVariants } from '../config/list-variants.ts';
import { Redactor } from '../finding/redactor.ts';
import { matchSecrets } from './match-rules.ts';

/** A path or another name, safe to print: secrets in it are redacted. */
export function redactPath(path: string, config: Config): string {
  // A path may be reported under the settings of another one.
  const matches = listVariants(config).flatMap((variant) => matchSecrets(path, '', variant));
  return matches.length === 0 ? path : new Redactor([]).redact(path, matches).text;
}
