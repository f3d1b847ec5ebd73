import { enterBlock } from './bracket.ts';
import type { ExpressionState } from './expression-state.ts';

/** Words after which an expression goes on. */
const OPERATOR_WORD = /^(?:or|and|if|else|return|await|new|in|is|eq|unless|to|equals|be|by)$/;
/** Words after a condition, where a statement begins. */
const BLOCK_WORD = /^(?:function|then|do|end)$/;
/** Of a value: `as string`. */
const TYPE = /\s{1,8}[\w.<>|]{1,60}\)?/y;

/**
 * Reads a word that was just passed.
 * @returns whether the expression goes on
 */
export function readWord(state: ExpressionState, word: string): boolean {
  if (word === 'do' && state.isLookup) {
    enterBlock(state);
    return true;
  }
  if (BLOCK_WORD.test(word)) return false;
  if (state.isTop && state.last === 'start') {
    if (word === 'and' || (word === 'in' && state.role !== 'variable')) return false;
  }
  if (OPERATOR_WORD.test(word)) {
    state.last = 'operator';
    state.lastOperator = word === 'is' ? '=' : word;
    if (word === 'return') state.isReturning = true;
    return true;
  }
  if (state.isLookup) return word === 'as' && state.skip(TYPE);
  if (state.isTop && state.last === 'value' && !state.isNameString) return false;
  if (state.isTop && state.last === 'word' && ++state.words > (state.isProse ? 0 : 1)) return false;
  const next = state.text.slice(state.at, state.at + 4);
  if (/^\s*\??(?::(?![:=])|=(?![=>]))/.test(next)) state.key = word;
  state.lastWord = word;
  state.last = 'word';
  return true;
}
