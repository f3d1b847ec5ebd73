import picomatch from 'picomatch';

/**
 * Tells whether a path matches one of the globs, read as git reads patterns: without a slash they
 * match a name at any depth, and dotfiles are files like any other.
 */
export function makeMatcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => {
    const pattern = glob.replace(/^\//, '').replace(/\/$/, '/**');
    return picomatch(pattern, { dot: true, basename: !glob.includes('/') });
  });
  return (path) => matchers.some((matches) => matches(path));
}
