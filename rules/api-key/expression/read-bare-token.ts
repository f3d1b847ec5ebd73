import { isNoIdentifier, readBare } from '../bare-value.ts';
import { isOwnLine } from '../own-line.ts';
import { readQuote } from '../string-literal.ts';
import type { ExpressionState } from './expression-state.ts';
import { takesValue } from './takes-value.ts';

/** After these a bare value may follow. */
const ASSIGNS = /(?:[:=>|*]|:-)$/;
/** Padded base64, which no name of an attribute looks like. */
const BASE64 = /^(?=.*[A-Z\d])[\w+/-]{14,}={1,2}$/;

/** Reads a value without quotes, if there is one. */
export function readBareToken(state: ExpressionState): boolean {
  const { text, at, format } = state;
  const isAssigned = isAfterAssignment(state);
  const isApart =
    (state.role === 'variable' || state.role === 'argument') &&
    state.last === 'start' &&
    at > state.name.end;
  if (!isAssigned && !isApart) return false;
  const isOption = text.charAt(at) === '-' && (!isAssigned || text.charAt(at + 1) === '-');
  if (isOption) return false;
  const end = readBare(text, at, state.next);
  if (end === undefined || !takesValue(state)) return false;
  // `name="apiKey" placeholder="…"`: another attribute.
  const isAttribute = text.charAt(end - 1) === '=' && readQuote(text, end);
  if (isApart && isAttribute && !BASE64.test(text.slice(at, end))) return false;
  const isLine =
    format === 'code' &&
    isAssigned &&
    state.isTop &&
    isOwnLine(text, state.name, at, end, state.noteFar);
  const isValueInCode = isLine || (isAssigned && isNoIdentifier(text.slice(at, end)));
  if (!isValueInCode && !state.isBareAllowed) return false;
  // A query parameter is as unmistakable as a line of a `.env`.
  const isQuery = /[?&]/.test(text.charAt(state.name.start - 1));
  const plain = (format === 'config' || isQuery || isLine) && isAssigned && state.isTop;
  state.add({ start: at, end, plain });
  state.at = end;
  state.last = 'word';
  return true;
}

function isAfterAssignment(state: ExpressionState): boolean {
  if (state.last === 'operator' && ASSIGNS.test(state.lastOperator)) return true;
  const isListed = state.last === 'open' || state.last === 'comma';
  return isListed && state.format === 'config' && isListOrTemplate(state);
}

/** `[…, …]` of YAML, `${env:API_KEY, …}` */
function isListOrTemplate(state: ExpressionState): boolean {
  if (state.isTop) return state.isNextToValue;
  return state.open.length === 1 && state.open[0] === 'values' && state.isAssigned;
}
