/**
 * A text that every path contains that the glob matches: a literal part between its wildcards. May be empty.
 */
export function findLiteral(glob: string): string {
  // Braces and brackets have alternatives, so none of them is certain.
  if (/[[\]{}()\\]/.test(glob)) return '';
  const name = glob.split('/').findLast((part) => part !== '') ?? '';
  const parts = name.split(/[*?!+@]+/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
