import type { TextContext } from '../../rule.ts';
import type { Keyword } from '../api-key-name.ts';
import type { Format } from '../format.ts';
import { leaveName } from '../name-role.ts';
import { readQuote, type Literal } from '../string-literal.ts';
import { closeBracket, openBracket, readMethod } from './bracket.ts';
import { ExpressionState } from './expression-state.ts';
import { readBareToken } from './read-bare-token.ts';
import { readNewline } from './read-newline.ts';
import { readOperator } from './read-operator.ts';
import { readStringToken } from './read-string-token.ts';
import { readWord } from './read-word.ts';

const SPACE = /[ \t\r]{1,80}/y;
const URL = /[a-z][a-z+.-]{1,12}:\/\/[^\s"'`<>()\\]{0,200}/iy;
const WORD =
  /[A-Za-z_$@][\w$]{0,80}(?:(?:\.|->|::|-\b|:(?=[A-Za-z]))[\w$]{1,80}){0,8}|\d[\w.]{0,80}/y;
/** YAML's anchors and tags precede a value: `&anchor`, `!!str`. */
const YAML_NOTE = /[&!][\w!-]{1,40}[ \t]+/y;
/** `value!`, `value!!`, `value?`: it is still the same value. */
const POSTFIX = /(?:!{1,2}|\?)(?=[\s.,;)\]}]|$)/y;

/**
 * The literals in the expression after a name, which may be its value. It knows just enough of all languages:
 * strings, words, brackets, operators, and where a call and a statement end.
 * @param next where the next name begins
 */
export function readExpression(
  text: string,
  name: Keyword,
  next: number,
  format: Format,
  noteFar?: TextContext['noteFar'],
): readonly Literal[] {
  const end = leaveName(text, name);
  if (!end) return [];
  const state = new ExpressionState(text, name, end, next, format, noteFar);
  while (state.at < state.limit && readToken(state));
  return state.found;
}

/** @returns whether the expression goes on */
function readToken(state: ExpressionState): boolean {
  if (state.skip(SPACE)) return true;
  if (state.text.charAt(state.at) === '\n') return readNewline(state);
  const quote = readQuote(state.text, state.at);
  if (quote) {
    readStringToken(state, quote);
    return true;
  }
  if (state.last === 'operator' && state.format === 'config' && state.skip(YAML_NOTE)) return true;
  if (state.canEnd && skipPostfix(state)) return true;
  if (state.isLookup && readMethod(state)) return true;
  const url = state.take(URL);
  if (url === undefined && readBareToken(state)) return true;
  const word = url ?? state.take(WORD);
  if (word !== undefined) return readWord(state, word);
  const character = state.text.charAt(state.at);
  if ('([{'.includes(character)) return openBracket(state, character);
  if (')]}'.includes(character)) return closeBracket(state);
  return readOperator(state);
}

function skipPostfix(state: ExpressionState): boolean {
  return !/\s/.test(state.text.charAt(state.at - 1)) && state.skip(POSTFIX);
}
