import { rules } from '../rules/index.ts';
import type { Match, RuleInfo, Severity, TextRule } from '../rules/rule.ts';
import type { Config } from './config.ts';
import { makeExcerpt } from './excerpt.ts';
import { mergeOverlaps } from './filters/overlap.ts';
import type { Finding } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { Locator } from './locator.ts';
import { redactPath } from './redact-path.ts';
import { Redactor } from './redactor.ts';
import { Secret } from './secret.ts';

/** A match with the rule that made it. */
export interface RuleMatch extends Match {
  readonly rule: TextRule;
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
      matches.push({ ...match, rule });
    }
  }
  return mergeOverlaps(matches);
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
  const secrets = matches.filter(isSecret);
  const redactor = new Redactor(
    new Set(secrets.map((match) => text.slice(match.start, match.end))),
  );
  return matches.map((match) => {
    const place = locator.locate(match.start, match.end);
    return {
      ...makeFinding(
        match,
        isSecret(match) ? text.slice(match.start, match.end) : '',
        path,
        config,
      ),
      place,
      excerpt: makeExcerpt(locator, place, secrets, redactor),
    };
  });
}

/** Finds the secrets in a text that has no lines of its own: a file's name. */
export function scanName(path: string, config: Config): Finding[] {
  return matchRules(path, '', config)
    .filter(isSecret)
    .map((match) => {
      const finding = makeFinding(match, path.slice(match.start, match.end), path, config);
      return { ...finding, message: `${finding.message} in the file's name` };
    });
}

/** @param value the raw secret, or the empty string where there is none to hide */
export function makeFinding(
  {
    rule,
    title,
    remedy,
    severity,
  }: Pick<Match, 'title' | 'remedy'> & { rule: RuleInfo; severity?: Severity },
  value: string,
  path: string,
  config: Config,
): Finding {
  const set = config.rules.get(rule.id)?.severity;
  return {
    rule: rule.id,
    severity: set === 'warn' ? 'warn' : (severity ?? 'error'),
    path: redactPath(path, config),
    ...(value === '' ? {} : { secret: new Secret(value) }),
    fingerprint: fingerprint(rule.id, path, value),
    message: title ?? rule.title,
    remedy: remedy ?? rule.remedy,
  };
}

function isSecret(match: RuleMatch): boolean {
  return match.rule.holdsSecret !== false;
}
