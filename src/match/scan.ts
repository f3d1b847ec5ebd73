import type { Config } from '../config/config.ts';
import type { Refuse } from '../decode/decode-layer.ts';
import { makeExcerpt } from '../finding/excerpt.ts';
import type { Finding } from '../finding/finding.ts';
import { Redactor } from '../finding/redactor.ts';
import { Locator } from '../text/locator.ts';
import { makeFindings } from './make-findings.ts';
import { matchRules, matchSecrets } from './match-rules.ts';
import type { RuleMatch } from './rule-match.ts';

/**
 * Finds what breaks a rule in one text. Pure and synchronous: nothing is read, nothing is filtered.
 * @param path of the file, `/`-separated
 * @param name tells the format, where the file is in another one
 * @param refuse as in {@link matchRules}
 * @throws ScanError without it, when something is not decoded
 */
export function scanText(
  text: string,
  path: string,
  config: Config,
  locator: Locator = new Locator(text),
  name: string = path,
  refuse?: Refuse,
): Finding[] {
  const matches = matchRules(text, name, config, refuse);
  const secrets = matches.filter(({ value }) => value !== undefined);
  const redactor = new Redactor(new Set(secrets.flatMap((match) => listSpellings(match, text))));
  return makeFindings(matches, path, config, ({ start, end }) => {
    const place = locator.locate(start, end);
    return { place, excerpt: makeExcerpt(locator, place, secrets, redactor) };
  });
}

/** A secret, and what it is written as: who has that has the secret. */
function listSpellings({ value, via, start, end }: RuleMatch, text: string): string[] {
  if (value === undefined) return [];
  return via ? [value, ...(text.slice(start, end).match(SPELLED) ?? [])] : [value];
}

/** Pieces of a literal without what holds them together, which may stand anywhere. */
const SPELLED = /[\w+/=%\\&#;{}-]{8,}/g;

/**
 * Finds the secrets in the name of a file.
 * @param path of the file that the findings are told of, where it is an archive with the name in it
 */
export function scanName(name: string, config: Config, path: string = name): Finding[] {
  return makeFindings(matchSecrets(name, '', config), path, config).map((finding) => ({
    ...finding,
    message: `${finding.message} in the file's name`,
  }));
}
