import { compileGlobs, type Matcher } from './compile-globs.ts';

/**
 * Tells whether a path matches one of the globs, read as git reads patterns: without a slash before
 * their end they match at any depth, and dotfiles are files like any other. A slash at the end means
 * everything below a directory.
 */
export async function makeMatcher(globs: readonly string[]): Promise<Matcher> {
  if (globs.length === 0) return () => false;
  // Loaded here because most repositories have no globs, and every commit pays for an import.
  const { default: match } = await import('picomatch');
  return compileGlobs(globs, match);
}
