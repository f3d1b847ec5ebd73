/** A text that every path has which matches the glob: what stands between its wildcards. May be empty. */
export function findLiteral(glob: string): string {
  // A brace or a bracket offers several texts, so that none of them is certain.
  if (/[[\]{}()\\]/.test(glob)) return '';
  const name = glob.split('/').findLast((part) => part !== '') ?? '';
  const parts = name.split(/[*?!+@]+/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
