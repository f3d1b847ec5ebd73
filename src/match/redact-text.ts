import { PRESETS } from '../../rules/patterns/presets.ts';
import type { Pattern } from '../../rules/patterns/pattern.ts';
import { makeConfig, type Config, type RuleSetting } from '../config/config.ts';
import { listLoadedPatterns } from '../config/loaded-patterns.ts';
import { Redactor } from '../finding/redactor.ts';
import { matchRules } from './match-rules.ts';

/** Foreign text outside of reports, safe to print: whatever may be a secret is hidden. */
export function redactText(text: string): string {
  const redactor = new Redactor([], { showsObjectIds: true });
  return redactor.redact(text, matchRules(text, '', getStrictConfig())).text;
}

let strict: Config | undefined;
let patterns = -1;

/** Made once for all texts: a report may have very many. */
function getStrictConfig(): Config {
  const more = listLoadedPatterns();
  if (!strict || more.length !== patterns) strict = makeStrictConfig(more);
  patterns = more.length;
  return strict;
}

function makeStrictConfig(more: readonly Pattern[]): Config {
  const presets = makeConfig({ patterns: Object.keys(PRESETS) });
  const settings = more.map(({ id }): [string, RuleSetting] => [
    id,
    { severity: 'error', options: {} },
  ]);
  return {
    ...presets,
    patterns: [...presets.patterns, ...more],
    rules: new Map([...presets.rules, ...settings]),
  };
}
