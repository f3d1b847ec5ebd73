import {
  isOneOf,
  classifyName,
  mentionsApiKey,
  type NameOptions,
} from '../../../rules/api-key/api-key-name.ts';
import { isOpaqueValue, type ValueContext } from '../../../rules/api-key/api-key-value.ts';
import { listNamesNearXai } from '../../../rules/api-key/api-key.ts';
import { narrowLiteral } from '../../../rules/api-key/narrow-literal.ts';
import rule from '../../../rules/no-hardcoded-api-key.ts';
import type { RuleMatch } from '../../match/rule-match.ts';
import { listParts } from './fold-string.ts';
import { readNamedValues, type NamedValue } from './named-values.ts';
import { listPossibleValues } from './possible-values.ts';
import { walk, type Node, type SourceCode } from './syntax.ts';
import { readWrittenString, type WrittenString } from './written-string.ts';

/** The options of the rule, with defaults. */
export interface KeyOptions extends NameOptions {
  readonly minLength: number;
}

/** A match found by the AST. */
export interface TreeMatch extends RuleMatch {
  /** The literal, or the expression that builds the secret. */
  readonly node: Node;
  /** The name that it is assigned to. */
  readonly name?: string;
}

/** Headers whose value is a scheme and a key. */
const AUTHORIZATION = /^(?:proxy-?)?authorization$/i;
/** Names that only contain the scheme: `bearer`, `bearerToken`, `setBearerAuth`. */
const BEARER = /^(?:(?:auth|http|set|with|use)[-_]?)?bearer(?:[-_]?(?:auth|token|key|value))?$/i;
/** `{ auth: { token: "…" } }` */
const AUTH = /^auth(?:orization|entication)?$/i;
const IN_AUTH = /^(?:token|key|value|secret)$/i;
const MENTIONS_AUTH = /authorization|bearer|\bauth\b/i;

/** The literals that a program assigns to a name of an API key. */
export function findHardcoded(sourceCode: SourceCode, given: KeyOptions): TreeMatch[] {
  const { text } = sourceCode;
  const options = { ...given, names: [...given.names, ...listNamesNearXai(text)] };
  if (!mentionsApiKey(text, options.names) && !MENTIONS_AUTH.test(text)) return [];
  const matches: TreeMatch[] = [];
  for (const node of walk(sourceCode)) {
    for (const named of readNamedValues(node)) {
      const finders = makeKeyFinders(named, options);
      if (!finders) continue;
      for (const value of listPossibleValues(named.value, sourceCode)) {
        const keys = findKeysIn(value, finders, sourceCode);
        matches.push(...keys.map((key) => ({ ...key, rule, name: named.name })));
      }
    }
  }
  return matches;
}

/** Finds the key in a string; `undefined` if there is none. */
type FindKey = (written: WrittenString) => WrittenString | undefined;

/** Finds the key in the value of a name, and in the parts that the value is concatenated from. */
interface KeyFinders {
  readonly whole: FindKey;
  readonly piece: FindKey;
}

/** @returns `undefined` if the name is not one of an API key */
function makeKeyFinders({ name, holder }: NamedValue, options: KeyOptions): KeyFinders | undefined {
  const isHeader = AUTHORIZATION.test(name);
  const isInAuth = BEARER.test(name) || (IN_AUTH.test(name) && AUTH.test(holder ?? ''));
  const isLeft = isInAuth && !isOneOf(name, options.ignoreNames);
  const certainty = classifyName(name, options) ?? (isLeft ? 'open' : undefined);
  if (!isHeader && certainty === undefined) return undefined;
  const nameIsSure = isHeader || certainty === 'sure';
  const place: ValueContext = { quoted: true, nameIsSure, minLength: options.minLength };
  const piece: FindKey = (written) => {
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

/** A key within one literal is reported there, otherwise at the expression that concatenates it. */
function findKeysIn(node: Node, finders: KeyFinders, sourceCode: SourceCode): WrittenString[] {
  const whole = readWrittenString(node, sourceCode);
  const key = whole && finders.whole(whole);
  if (key?.isVerbatim) return [key];
  const pieces = listParts(node)
    .flatMap((part) => listPossibleValues(part, sourceCode))
    .flatMap((part) => readWrittenString(part, sourceCode) ?? []);
  if (!key) return pieces.flatMap((piece) => finders.piece(piece) ?? []);
  for (const piece of pieces) {
    const at = piece.value.indexOf(key.value);
    if (at !== -1) return [cutOut(piece, at, at + key.value.length)];
  }
  return [key];
}
