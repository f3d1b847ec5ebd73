import { namesOtherThing } from '../api-key-name.ts';
import type { ExpressionState } from './expression-state.ts';

/** Arguments after a name that may be its value: `flag("api-key", "k", "…")`. */
export const MOST_ARGUMENTS = 2;

/** Keys of the value where another key has the name: `{"name": "API_KEY", "value": "…"}`. */
const VALUE_KEY =
  /(?:^|[.:_-]|[a-z](?=[VD]))(?:value|val|key|default|default_?value|fallback|secret|token|content|data)$/i;
/** Keys of default values. */
const DEFAULT_KEY = /(?:^|[.:_-])(?:default|default_?value|fallback)$/i;
/** Between alternatives. */
const CHOICE = /^(?:\|\|?|\?\??|\?:|:|=>|->|or|else|in|return)$/;

/** Whether a literal that is read here is a value of the name. */
export function takesValue(state: ExpressionState): boolean {
  const { key, last } = state;
  switch (state.open.at(-1)) {
    case 'nothing':
    case 'key':
      return false;
    case 'statements':
      return (
        last === 'open' ||
        state.isReturning ||
        (last === 'operator' && CHOICE.test(state.lastOperator))
      );
    case 'values':
      return key === undefined || !namesOtherThing(key);
    case undefined:
      return takesValueAtTop(state);
  }
}

function takesValueAtTop({ role, key, commas }: ExpressionState): boolean {
  switch (role) {
    case 'argument':
      return key === undefined ? commas <= MOST_ARGUMENTS : VALUE_KEY.test(key);
    case 'named':
      return key !== undefined && VALUE_KEY.test(key);
    case 'described':
      return key !== undefined && DEFAULT_KEY.test(key);
    default:
      return true;
  }
}
