import type { TextContext } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import type { Refuse } from '../decode/decode-layer.ts';
import { makeExcerpts } from '../finding/excerpt.ts';
import type { Finding } from '../finding/finding.ts';
import { Locator } from '../text/locator.ts';
import { makeFindings } from './make-findings.ts';
import { matchRules, matchSecrets } from './match-rules.ts';
import type { RuleMatch } from './rule-match.ts';

/** The findings in one text. */
export interface TextResult {
  /** Without their lines, because there may be very many. */
  readonly findings: Finding[];
  /** Adds the lines to some findings, with every secret of the text redacted. */
  readonly quote: (findings: readonly Finding[]) => Finding[];
}

/**
 * Finds the violations in one text. Pure and synchronous: nothing is read, nothing is filtered.
 * @param path of the file, `/`-separated
 * @param name determines the format, if the text is a file in an archive
 * @param refuse as in {@link matchRules}
 * @param noteFar as in {@link matchRules}
 * @throws ScanError without it, when something is not decoded
 */
export function findInText(
  text: string,
  path: string,
  config: Config,
  locator: Locator = new Locator(text),
  name: string = path,
  refuse?: Refuse,
  noteFar?: TextContext['noteFar'],
): TextResult {
  const matches = matchRules(text, name, config, refuse, noteFar);
  const secrets = matches.filter(({ value }) => value !== undefined);
  return {
    findings: makeFindings(matches, path, config, ({ start, end }) => locator.locate(start, end)),
    quote: (findings) => {
      const places = findings.flatMap(({ region }) => region ?? []);
      const spellings = new Set(secrets.flatMap((match) => listSpellings(match, text)));
      const excerpts = makeExcerpts(locator, places, secrets, spellings).values();
      return findings.map((finding) => {
        const excerpt = finding.region && excerpts.next().value;
        return excerpt ? { ...finding, excerpt } : finding;
      });
    },
  };
}

/** The same, each finding with its line. */
export function scanText(text: string, path: string, config: Config): Finding[] {
  const { findings, quote } = findInText(text, path, config);
  return quote(findings);
}

/** A secret, and its encoded form: whoever has that has the secret. */
function listSpellings({ value, via, start, end }: RuleMatch, text: string): string[] {
  if (value === undefined) return [];
  return via ? [value, ...(text.slice(start, end).match(SPELLED) ?? [])] : [value];
}

/** Pieces of a literal without the separators, which may be anywhere. */
const SPELLED = /[\w+/=%\\&#;{}-]{8,}/g;

/**
 * Finds the secrets in the name of a file.
 * @param path of the file that is reported, if it is an archive with the name in it
 */
export function scanName(name: string, config: Config, path: string = name): Finding[] {
  return makeFindings(matchSecrets(name, '', config), path, config).map((finding) => ({
    ...finding,
    message: `${finding.message} in the file's name`,
  }));
}
