import { isAsserted } from '../next-to-value.ts';
import { givesValue, isLookup } from '../call-words.ts';
import type { Bracket, ExpressionState } from './expression-state.ts';
import { takesValue } from './takes-value.ts';

/** `.method`, `?.method`, `->method`, `::method` */
const METHOD = /(?:[!?&]{0,2}\.|->|::)\s{0,80}(?<name>[A-Za-z_]\w{0,80})/y;

/** @returns whether the expression goes on */
export function openBracket(state: ExpressionState, character: string): boolean {
  if (character === '{' && state.isTop && state.last === 'value') return false;
  enter(state, chooseContent(state, character));
  return true;
}

/** @returns whether the expression goes on */
export function closeBracket(state: ExpressionState): boolean {
  if (state.open.pop() === undefined) {
    // `expect(config.apiKey).toBe("…")`
    const isDone = state.role !== 'variable' || state.last === 'value' || state.commas > 0;
    if (isDone || !isAsserted(state.before(120))) return false;
    state.role = 'lookup';
  }
  state.at++;
  state.last = 'closed';
  state.key = undefined;
  return true;
}

/** `ENV.fetch("API_KEY") do "…" end` */
export function enterBlock(state: ExpressionState): void {
  state.open.push('statements');
  state.beginStatement();
}

/** Reads a method call on the result of a lookup up to its opening bracket; false if there is none. */
export function readMethod(state: ExpressionState): boolean {
  METHOD.lastIndex = state.at;
  const name = METHOD.exec(state.text)?.groups?.['name'];
  if (name === undefined) return false;
  state.at = METHOD.lastIndex;
  state.last = 'closed';
  if (state.text.charAt(state.at) === '(') enter(state, givesValue(name) ? 'values' : 'nothing');
  return true;
}

function enter(state: ExpressionState, content: Bracket): void {
  state.open.push(content);
  state.at++;
  state.last = 'open';
  state.key = undefined;
}

function chooseContent(state: ExpressionState, character: string): Bracket {
  const around = state.open.at(-1);
  const isFirst = state.last === 'start';
  if (around === 'nothing' || around === 'key') return 'nothing';
  if (around !== 'statements' && !takesValue(state)) return 'nothing';
  if (character === '{')
    return around === 'statements' || beginsBody(state) ? 'statements' : 'values';
  const isSubscript =
    character === '[' && (isFirst || state.last === 'word' || state.last === 'closed');
  if (isSubscript) return 'nothing';
  if (around === 'statements' && !state.isReturning) return 'nothing';
  if (state.isTop && state.ignoresCalls) return 'nothing';
  if (character === '(') {
    const { text, name, lastWord } = state;
    const method = lastWord.split(/\W+/).at(-1) ?? '';
    if (isFirst && isLookup(text.slice(name.start, name.end))) return 'nothing';
    if (state.last === 'word' && isLookup(method) && !givesValue(method)) return 'key';
  }
  return 'values';
}

/** Whether the brace opens the statements of a function or of a condition. */
function beginsBody(state: ExpressionState): boolean {
  if (!state.isTop) return false;
  if (state.role === 'lookup' || state.last === 'closed' || state.isCondition) return true;
  return state.role === 'variable' && state.last === 'start';
}
