/**
 * The value of a JSON text, which may begin with a byte order mark.
 * @throws SyntaxError that quotes nothing: the parser's own quotes what it stumbled over, which may be a secret
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new SyntaxError('no JSON');
  }
}
