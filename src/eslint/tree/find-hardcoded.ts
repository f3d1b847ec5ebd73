import {
  isOneOf,
  judgeName,
  mayNameApiKey,
  type NameOptions,
} from '../../../rules/api-key/api-key-name.ts';
import { isOpaqueValue, type ValuePlace } from '../../../rules/api-key/api-key-value.ts';
import { listNamesBeside } from '../../../rules/api-key/api-key.ts';
import { narrowLiteral } from '../../../rules/api-key/narrow-literal.ts';
import rule from '../../../rules/no-hardcoded-api-key.ts';
import type { RuleMatch } from '../../match/rule-match.ts';
import { listParts } from './fold-string.ts';
import { readNamedValues, type NamedValue } from './named-values.ts';
import { listPossibleValues } from './possible-values.ts';
import { walk, type Node, type SourceCode } from './syntax.ts';
import { readWrittenString, type WrittenString } from './written-string.ts';

/** The options of the rule, defaults filled in. */
export interface KeyOptions extends NameOptions {
  readonly minLength: number;
}

/** A match that the tree has found. */
export interface TreeMatch extends RuleMatch {
  /** The literal, or what puts the secret together. */
  readonly node: Node;
  /** What it is given to. */
  readonly name?: string;
}

/** Headers that hold a scheme, and then the key. */
const AUTHORIZATION = /^(?:proxy-?)?authorization$/i;
/** Names of a key by the scheme that it is sent with: `bearer`, `bearerToken`, `setBearerAuth`. */
const BEARER = /^(?:(?:auth|http|set|with|use)[-_]?)?bearer(?:[-_]?(?:auth|token|key|value))?$/i;
/** `{ auth: { token: "…" } }` */
const AUTH = /^auth(?:orization|entication)?$/i;
const IN_AUTH = /^(?:token|key|value|secret)$/i;
const MENTIONS_AUTH = /authorization|bearer|\bauth\b/i;

/** Every literal that a program gives to the name of an API key, found by the tree. */
export function findHardcoded(sourceCode: SourceCode, given: KeyOptions): TreeMatch[] {
  const { text } = sourceCode;
  const options = { ...given, names: [...given.names, ...listNamesBeside(text)] };
  if (!mayNameApiKey(text, options.names) && !MENTIONS_AUTH.test(text)) return [];
  const matches: TreeMatch[] = [];
  for (const node of walk(sourceCode)) {
    for (const named of readNamedValues(node)) {
      const judges = makeJudges(named, options);
      if (!judges) continue;
      for (const value of listPossibleValues(named.value, sourceCode)) {
        const keys = findKeysIn(value, judges, sourceCode);
        matches.push(...keys.map((key) => ({ ...key, rule, name: named.name })));
      }
    }
  }
  return matches;
}

/** Finds the key in a string; `undefined` where there is none. */
type Judge = (written: WrittenString) => WrittenString | undefined;

/** How the values of a name are judged, whole and in pieces. */
interface Judges {
  readonly whole: Judge;
  readonly piece: Judge;
}

/** `undefined` where the name says nothing about keys. */
function makeJudges({ name, holder }: NamedValue, options: KeyOptions): Judges | undefined {
  const isHeader = AUTHORIZATION.test(name);
  const isInAuth = BEARER.test(name) || (IN_AUTH.test(name) && AUTH.test(holder ?? ''));
  const isLeft = isInAuth && !isOneOf(name, options.ignoreNames);
  const verdict = judgeName(name, options) ?? (isLeft ? 'open' : undefined);
  if (!isHeader && verdict === undefined) return undefined;
  const nameIsSure = isHeader || verdict === 'sure';
  const place: ValuePlace = { quoted: true, nameIsSure, minLength: options.minLength };
  const piece: Judge = (written) => {
    const key = narrow(written);
    return isOpaqueValue(key.value, place) ? key : undefined;
  };
  if (!isHeader) return { whole: piece, piece };
  return {
    whole: (written) => {
      const key = piece(written);
      return key && key.value.length < written.value.length ? key : undefined;
    },
    piece,
  };
}

function narrow(written: WrittenString): WrittenString {
  const { start, end } = narrowLiteral(written.value, { start: 0, end: written.value.length });
  return cutOut(written, start, end);
}

function cutOut(written: WrittenString, start: number, end: number): WrittenString {
  const value = written.value.slice(start, end);
  if (!written.isVerbatim) return { ...written, value };
  return { ...written, value, start: written.start + start, end: written.start + end };
}

/** A key that stands in one piece is reported at that piece, and else where the pieces are put together. */
function findKeysIn(node: Node, judges: Judges, sourceCode: SourceCode): WrittenString[] {
  const whole = readWrittenString(node, sourceCode);
  const key = whole && judges.whole(whole);
  if (key?.isVerbatim) return [key];
  const pieces = listParts(node)
    .flatMap((part) => listPossibleValues(part, sourceCode))
    .flatMap((part) => readWrittenString(part, sourceCode) ?? []);
  if (!key) return pieces.flatMap((piece) => judges.piece(piece) ?? []);
  for (const piece of pieces) {
    const at = piece.value.indexOf(key.value);
    if (at !== -1) return [cutOut(piece, at, at + key.value.length)];
  }
  return [key];
}
