import { rules } from '../rules/index.ts';
import type { Match, TextRule } from '../rules/rule.ts';
import type { Config } from './config.ts';
import { makeExcerpt } from './excerpt.ts';
import { mergeOverlaps } from './filters/overlap.ts';
import type { Finding } from './finding.ts';
import { Locator } from './locator.ts';
import { makeFindings } from './make-findings.ts';
import { Redactor } from './redactor.ts';

/** A match with the rule that made it. */
export interface RuleMatch extends Match {
  readonly rule: TextRule;
  /** The raw secret; absent where the rule is not about one. */
  readonly value?: string;
}

const textRules: readonly TextRule[] = rules.filter((rule) => rule.kind === 'text');

/** Whether any rule that is on could find something; `text` may be bytes read as Latin-1. */
export function mayBreakRule(text: string, config: Config): boolean {
  return textRules.some((rule) => {
    const setting = config.rules.get(rule.id);
    return setting && setting.severity !== 'off' && rule.mayBreak(text, setting.options);
  });
}

/** Every span of the text that breaks a rule, one for each secret, in order. */
export function matchRules(text: string, path: string, config: Config): RuleMatch[] {
  const matches: RuleMatch[] = [];
  for (const rule of textRules) {
    const setting = config.rules.get(rule.id);
    if (!setting || setting.severity === 'off' || !rule.mayBreak(text, setting.options)) continue;
    for (const match of rule.find(text, { path, options: setting.options })) {
      const value = rule.holdsSecret === false ? {} : { value: text.slice(match.start, match.end) };
      matches.push({ ...match, ...value, rule });
    }
  }
  return mergeOverlaps(matches);
}

/** Every span of the text that has to be hidden. */
export function matchSecrets(text: string, path: string, config: Config): RuleMatch[] {
  return matchRules(text, path, config).filter(({ value }) => value !== undefined);
}

/**
 * Finds what breaks a rule in one text. Pure and synchronous: nothing is read, nothing is filtered.
 * @param path of the file, `/`-separated; tells the format
 */
export function scanText(
  text: string,
  path: string,
  config: Config,
  locator: Locator = new Locator(text),
): Finding[] {
  const matches = matchRules(text, path, config);
  const secrets = matches.filter(({ value }) => value !== undefined);
  const redactor = new Redactor(new Set(secrets.flatMap(({ value }) => value ?? [])));
  return makeFindings(matches, path, config).map((finding, i) => {
    const { start, end } = matches[i] ?? { start: 0, end: 0 };
    const place = locator.locate(start, end);
    return { ...finding, place, excerpt: makeExcerpt(locator, place, secrets, redactor) };
  });
}

/** Finds the secrets in the name of a file. */
export function scanName(path: string, config: Config): Finding[] {
  return makeFindings(matchSecrets(path, '', config), path, config).map((finding) => ({
    ...finding,
    message: `${finding.message} in the file's name`,
  }));
}
