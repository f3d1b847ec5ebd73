import { body } from '../../rules/sample.ts';
import type { HostileText } from './hostile-text.ts';

/** What made the slowest texts of the hunt: a beginning that is read once, and a piece that is repeated. */
const HUNTED: readonly { readonly first?: string; readonly piece: string }[] = [
  { first: `${'&#x'.repeat(54)}${'xai-token-'.repeat(22)}`, piece: '\\' },
  { piece: `YXBpX2tleQ${'a1B2'.repeat(43)}${'`'.repeat(76)}' '` },
  { first: `&#${'# '.repeat(7)}${'\\u00'.repeat(7)}`, piece: `api-key${"'".repeat(57)}` },
  { first: `api-keyeGFpLQ[${'XAI_API_KEY'.repeat(17)}`, piece: `=3D${'\\'.repeat(94)}` },
  { first: `>-\n  =>%78${'api_key'.repeat(46)}`, piece: `${'\\"'.repeat(46)}=` },
  { first: 'apiKeya1B2\\', piece: '``\n' },
  { first: 'value: keyfence-allow: &#7861692d', piece: '^\n' },
  { piece: `${'\\'.repeat(73)}170>-\n  ` },
  { piece: `&amp;${'\\'.repeat(154)}` },
  { piece: `>-\n  xai-\n  ${body(40)}\n  ${body(30, 2)}${'\n\\'.repeat(38)}${'\\'.repeat(163)}` },
  { first: 'api_key=', piece: '" . "' },
  { piece: `xai-${body(80, 3)} ` },
];

/** @param length of each, in characters, at least */
export function makeHuntedTexts(length: number): HostileText[] {
  return HUNTED.map(({ first = '', piece }) => ({
    name: JSON.stringify(`${first.slice(0, 20)}…${piece.slice(0, 20)}…`),
    text: first + piece.repeat(Math.ceil(length / piece.length)),
  }));
}
