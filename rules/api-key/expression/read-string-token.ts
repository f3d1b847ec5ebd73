import { readString } from '../string-literal.ts';
import type { ExpressionState } from './expression-state.ts';
import { takesValue } from './takes-value.ts';

/** Of a JSON text in a string. */
const BRACKET = /\s{0,7}[{[]/y;
/** After a string that is a key. */
const KEY_END = /\s{0,7}(?::(?!:)|=(?!=)|->)/y;

/**
 * Reads a string: a value, a key, or the quotes around a JSON text.
 * @param opening its opening quote, and where its content begins
 */
export function readStringToken(
  state: ExpressionState,
  opening: { readonly quote: string; readonly start: number },
): void {
  const { quote, start } = opening;
  if (state.wrapper?.quote === quote && state.wrapper.depth === state.open.length) {
    state.wrapper = undefined;
    state.at = start;
    return;
  }
  if (!state.wrapper && state.matches(BRACKET, start)) {
    state.wrapper = { quote, depth: state.open.length };
    state.at = start;
    return;
  }
  const literal = readString(state.text, state.at);
  if (!literal) {
    state.at = start;
    return;
  }
  // `"?api_key=" + "…"`: what seems quoted is the gap between two strings.
  const content = state.text.slice(literal.start, literal.end);
  const joins = state.last === 'operator' || state.last === 'start';
  if (joins && /^\s*(?:[+.,%&]|\.\.|<<)\s*$/.test(content)) {
    state.at = literal.end;
    return;
  }
  state.at = literal.next;
  const isKey = state.matches(KEY_END, literal.next) && state.lastOperator !== '?';
  if (isKey && (!state.isTop || state.isNameString)) {
    state.key = content;
    state.last = 'word';
    return;
  }
  if (takesValue(state)) {
    const plain = state.isTop && (state.last === 'operator' || state.last === 'comma');
    const inCall = !plain && !state.isProse;
    state.add({ start: literal.start, end: literal.end, plain, inCall });
  }
  state.last = 'value';
}
