import type picomatch from 'picomatch';

type Matcher = (path: string) => boolean;

/**
 * Tells whether a path matches one of the globs, read as git reads patterns: without a slash before
 * their end they match at any depth, and dotfiles are files like any other. A slash at the end means
 * everything below a directory.
 */
export async function makeMatcher(globs: readonly string[]): Promise<Matcher> {
  if (globs.length === 0) return () => false;
  // Loaded here because most repositories have no globs, and every commit pays for an import.
  const { default: match } = await import('picomatch');
  const matchers = globs.map((glob) => compile(glob, match));
  return (path) => matchers.some((matches) => matches(path));
}

function compile(glob: string, match: typeof picomatch): Matcher {
  const isAnchored = glob.slice(0, -1).includes('/');
  const pattern = glob.replace(/^\//, '').replace(/\/$/, '/**/*');
  // Names may hold line ends, which a dot of a regular expression leaves out without the flag.
  return match(isAnchored ? pattern : `**/${pattern}`, { dot: true, nonegate: true, flags: 's' });
}

/** A text that every path has which matches the glob: what stands between its wildcards. May be empty. */
export function findLiteral(glob: string): string {
  // A brace or a bracket offers several texts, so that none of them is certain.
  if (/[[\]{}()\\]/.test(glob)) return '';
  const name = glob.split('/').findLast((part) => part !== '') ?? '';
  const parts = name.split(/[*?!+@]+/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
