import type { ExpressionState } from './expression-state.ts';

const NEWLINE = /\n\s{0,200}/y;
/** How an expression is continued on the next line. */
const NEXT_LINE = /\n\s{0,200}(?=\|\||\?\?|\?:|\?\.|\.[A-Za-z]|->|or\b|get\(\))/y;
/** Before a property whose body may begin on the next line. */
const DECLARES = /\b(?:public|private|protected|internal|static|override)\b[^\n]{0,100}$/;
const BODY = /\s{1,200}\{/y;

/** @returns whether the expression goes on in the next line */
export function readNewline(state: ExpressionState): boolean {
  if (!state.isTop) {
    state.skip(NEWLINE);
    if (state.open.at(-1) === 'statements' && state.canEnd) state.beginStatement();
    return true;
  }
  if (state.format !== 'config' && state.canEnd && state.skip(NEXT_LINE)) {
    return state.role !== 'variable' || !/[.-]/.test(state.text.charAt(state.at));
  }
  if (state.format !== 'code' && state.last !== 'comma') return false;
  if (state.canEnd && !hasBodyBelow(state)) return false;
  state.skip(NEWLINE);
  return true;
}

/** `def api_key` of Ruby, `public string ApiKey` of C#. */
function hasBodyBelow(state: ExpressionState): boolean {
  if (state.last !== 'start') return false;
  if (/\bdef (?:self\.)?$/.test(state.before(10))) return true;
  return state.matches(BODY, state.at) && DECLARES.test(state.before(150));
}
