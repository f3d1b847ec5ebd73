import type { TextContext, TextRule } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import { passesEncodedPrefilter, type TextPrefilter } from '../decode/encoded-prefilter.ts';
import type { Refuse } from '../decode/decode-layer.ts';
import { decodeNested, type Traced } from '../decode/decode-nested.ts';
import { holdsCompressed } from '../decode/layers/compressed.ts';
import { ScanError } from '../errors/errors.ts';
import { mergeOverlaps } from './overlap.ts';
import { listPassingRules, listRulesOn, passesPlainPrefilters } from './passing-rules.ts';
import type { RuleMatch } from './rule-match.ts';

/**
 * Whether any rule that is on could find something; `text` may be bytes read as Latin-1.
 * @param bytes of the text in Latin-1, if available
 */
export function passesPrefilters(text: string, config: Config, bytes?: Uint8Array): boolean {
  const known = bytes ?? Buffer.from(text, 'latin1');
  return (
    passesPlainPrefilters(text, config, known) ||
    passesEncodedPrefilter(
      text,
      (other, otherBytes) => passesPlainPrefilters(other, config, otherBytes),
      known,
    )
  );
}

/**
 * Every span of the text that breaks a rule, one for each secret, in order.
 * @param refuse called with the reason if a part is not decoded
 * @param noteFar as in {@link TextContext}
 * @throws ScanError without it, when something is not decoded
 */
export function matchRules(
  text: string,
  path: string,
  config: Config,
  refuse: Refuse = throwRefusal,
  noteFar?: TextContext['noteFar'],
): RuleMatch[] {
  const plain: TextPrefilter = (other, bytes) => passesPlainPrefilters(other, config, bytes);
  const bytes = Buffer.from(text, 'latin1');
  const context = { path, noteFar };
  const { matches, passing } = matchAsItStands(text, bytes, config, context);
  if (passing.size === 0 && !passesEncodedPrefilter(text, plain, bytes)) return matches;
  for (const hidden of decodeNested({ text, bytes }, plain, refuse)) {
    const { trace } = hidden;
    for (const match of matchAsItStands(hidden.text, hidden.bytes, config, context).matches) {
      const traced = match.value === undefined ? undefined : trace(match);
      if (traced) matches.push({ ...match, ...place(traced) });
    }
  }
  if (noteFar && holdsCompressed(bytes)) noteFar();
  return mergeOverlaps(matches);
}

function throwRefusal(reason: string): never {
  throw new ScanError(reason);
}

/** The characters that a decoded span is written with. */
function place({
  start,
  end,
  redactionSpan,
  via,
  ambiguousWith,
}: Traced): Omit<RuleMatch, 'rule' | 'value'> {
  const exact = { start, end };
  return {
    start: Math.floor(redactionSpan.start),
    end: Math.ceil(redactionSpan.end),
    exact,
    via,
    ambiguousWith,
  };
}

interface AsItStands {
  readonly matches: RuleMatch[];
  /** The rules whose prefilters let the text through. */
  readonly passing: ReadonlySet<TextRule>;
}

function matchAsItStands(
  text: string,
  bytes: Uint8Array,
  config: Config,
  { path, noteFar }: Pick<TextContext, 'path' | 'noteFar'>,
): AsItStands {
  const matches: RuleMatch[] = [];
  const passing = listPassingRules(text, config, bytes);
  for (const [rule, options] of listRulesOn(config)) {
    const context = { path, options, noteFar, bytes };
    if (!passing.has(rule)) {
      if (noteFar && rule.beginsAnywhere) rule.find(text, context);
      continue;
    }
    if (!rule.isNear) noteFar?.();
    for (const match of rule.find(text, context)) {
      const value = rule.holdsSecret === false ? {} : { value: text.slice(match.start, match.end) };
      // In this order, because a spread in first position is ten times slower, and there may be very many.
      matches.push({ rule, ...value, ...match });
    }
  }
  return { matches: mergeOverlaps(matches), passing };
}

/**
 * Calls `noteFar` for a text that passes no prefilter if a rule could read further than `NEAR` in a changed
 * version of it.
 */
export function listenForFar(
  text: string,
  path: string,
  config: Config,
  noteFar: () => void,
): void {
  const bytes = Buffer.from(text, 'latin1');
  for (const [rule, options] of listRulesOn(config)) {
    if (rule.beginsAnywhere) rule.find(text, { path, options, noteFar, bytes });
  }
}

/** Every span of the text that has to be redacted. */
export function matchSecrets(text: string, path: string, config: Config): RuleMatch[] {
  return matchRules(text, path, config).filter(({ value }) => value !== undefined);
}
