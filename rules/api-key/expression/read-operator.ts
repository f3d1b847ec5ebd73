import type { ExpressionState } from './expression-state.ts';
import { MOST_ARGUMENTS } from './takes-value.ts';

const OPERATOR = /\\{1,300}|&&|=>|->|\|>|:-|\/\/(?=\s?["'])|[|?=:!<>.+]{1,4}|./sy;
/** After a lookup: what is stored there, what it is compared with, its fallback. */
const LOOKUP_OPERATOR = /^(?:(?::|\|\||\?\?|\/\/)?=|[=!]==?|<-|\|\|?|\?\??|\?:|:-?|\/\/)$/;
const ASSIGNMENT = /^(?:=|:|=>|->|<-|[^=!<>]{1,2}=)$/;

/** @returns whether the expression goes on */
export function readOperator(state: ExpressionState): boolean {
  const begin = state.at;
  const operator = state.take(OPERATOR) ?? '';
  if (operator === ',' || operator === ';') return separate(state, operator);
  if (operator.startsWith('\\')) {
    const escaped = state.text.charAt(state.at);
    if (escaped === '\n') state.at++;
    return !(state.isTop && /[nrt]/.test(escaped));
  }
  if (state.isTop && endsAt(state, operator, begin)) return false;
  if (state.isTop && !state.isAssigned && beginsBranch(state, operator)) {
    const rest = state.text.slice(state.at, state.at + 9);
    if (operator === ':' && /^[ \t\r]*(?:\n|$)/.test(rest)) return false;
    state.ignoresCalls = true;
  }
  if (state.isTop && ASSIGNMENT.test(operator)) state.isAssigned = true;
  state.lastOperator = operator;
  state.last = 'operator';
  state.words = 0;
  return true;
}

/** @returns whether the expression goes on */
function separate(state: ExpressionState, separator: ',' | ';'): boolean {
  if (state.isTop) {
    const takesArguments =
      state.isNameString || (state.commas < MOST_ARGUMENTS && state.isNextToValue);
    if (separator === ';' || !takesArguments) return false;
    state.commas++;
  } else {
    const inner = state.open.at(-1);
    if (inner === 'key') state.open[state.open.length - 1] = 'values';
    if (inner === 'statements') {
      state.beginStatement();
      return true;
    }
  }
  state.last = 'comma';
  state.key = undefined;
  return true;
}

/** Whether the name is a condition, and what follows depends on it: `apiKey ? … : …`, `if api_key: …` */
function beginsBranch(state: ExpressionState, operator: string): boolean {
  if (operator === '?') return true;
  return operator === ':' && (state.role === 'lookup' || state.isCondition);
}

/** Whether the expression ends at an operator. */
function endsAt(state: ExpressionState, operator: string, begin: number): boolean {
  const { last, text } = state;
  const isAfterOperand = last === 'word' || last === 'value' || last === 'closed';
  switch (operator) {
    case '&&':
    case '|>':
    case '#':
      return true;
    case '<':
      return text.charAt(state.at) === '/';
    case '=>':
      return state.isNameString && last !== 'start' && state.key === undefined;
    case '&':
      return last !== 'operator';
    case '|':
      return isAfterOperand && state.format !== 'code';
    case '-':
      return (isAfterOperand || last === 'start') && /\s/.test(text.charAt(begin - 1));
    default:
      return state.isLookup && !LOOKUP_OPERATOR.test(operator);
  }
}
