/** A piece of a line that looks the same from its beginning to its end. */
export interface Piece {
  readonly text: string;
  /** Names of styles: `red`, `bold`. */
  readonly styles: readonly string[];
}

/** https://ecma-international.org/publications-and-standards/standards/ecma-48/ (SGR) */
const STYLES: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'dim',
  3: 'italic',
  4: 'underline',
  31: 'red',
  32: 'green',
  33: 'yellow',
  34: 'blue',
  35: 'magenta',
  36: 'cyan',
  90: 'gray',
};
/** What each of these ends. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  22: ['bold', 'dim'],
  23: ['italic'],
  24: ['underline'],
  39: ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'gray'],
};

/**
 * The pieces of each line of what a terminal is given.
 * @throws Error for a code that is not known, so that no picture shows less than the terminal
 */
export function parseColors(output: string): Piece[][] {
  let styles: readonly string[] = [];
  return output.split('\n').map((line) => {
    const pieces: Piece[] = [];
    const [first = '', ...rest] = line.split('\u001b[');
    if (first !== '') pieces.push({ text: first, styles });
    for (const part of rest) {
      const end = part.indexOf('m');
      for (const code of part.slice(0, end).split(';')) styles = applyCode(styles, code);
      const text = part.slice(end + 1);
      if (text !== '') pieces.push({ text, styles });
    }
    return pieces;
  });
}

function applyCode(styles: readonly string[], code: string): readonly string[] {
  if (code === '0' || code === '') return [];
  const ends = ENDS[code];
  if (ends) return styles.filter((style) => !ends.includes(style));
  const style = STYLES[code];
  if (style === undefined) throw new Error(`no picture of the terminal code ${code}`);
  return [...styles, style];
}
