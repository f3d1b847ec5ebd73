import type { Layer, EncodedSegment } from './layer.ts';

/**
 * A backslash in shell, Dockerfiles, C, properties and YAML; a caret in batch files, a backtick in PowerShell, which
 * behind anything else but a word or a blank closes a template.
 */
const MARKED = /(?:[\\^]|(?<=[\w+/= &#%-]|\\u\{[\da-f]{1,8}\})`)\r?\n[ \t]*/gi;
/** How each of them begins: to look for these takes a tenth of the time. */
const MARKED_ENDS = ['\\\n', '\\\r', '^\n', '^\r', '`\n', '`\r'] as const;
/** What goes on in a folded line is one word alone, perhaps with the quote that ends the string. */
const FOLD = /\r?\n[ \t]{1,64}(?=[\w+/=%\\&#;{}-]{1,4096}["']?[ \t]{0,64}(?:[\r\n]|$))/y;
const WORD = /[\w+/%\\&#;{}-]/;

/** A list of strings, each a line, as notebooks hold what is written in them. */
const LISTED = /\\n["'],\s{0,200}["']/g;

/** A word that goes on in the next line. */
export const continuation: Layer = {
  name: 'continuation',
  find(text): EncodedSegment[] {
    const segments: EncodedSegment[] = [];
    // What a match knows beside its place takes much memory, and a text may be made of nothing else.
    if (MARKED_ENDS.some((end) => text.includes(end))) {
      for (const match of text.matchAll(MARKED)) segments.push(toSegment(match));
    }
    for (const match of text.matchAll(LISTED)) segments.push(toSegment(match, '\n'));
    for (const segment of findFolds(text)) segments.push(segment);
    return segments.sort((a, b) => a.start - b.start);
  },
};

/** Lines of a YAML scalar: https://yaml.org/spec/1.2.2/#65-line-folding */
function* findFolds(text: string): Generator<EncodedSegment> {
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    FOLD.lastIndex = text.charAt(at - 1) === '\r' ? at - 1 : at;
    if (!WORD.test(text.charAt(FOLD.lastIndex - 1))) continue;
    const match = FOLD.exec(text);
    if (match) yield toSegment(match);
  }
}

function toSegment({ 0: match, index }: RegExpExecArray, text: string = ''): EncodedSegment {
  return { start: index, end: index + match.length, text };
}
