import type picomatch from 'picomatch';

export type Matcher = (path: string) => boolean;

/** Tells whether a path matches one of the globs. @param match is given, so that who needs no globs need not load it */
export function compileGlobs(globs: readonly string[], match: typeof picomatch): Matcher {
  const matchers = globs.map((glob) => {
    const pattern = glob.replace(/^\//, '').replace(/\/$/, '/**');
    return match(pattern, { dot: true, basename: !glob.includes('/') });
  });
  return (path) => matchers.some((matches) => matches(path));
}
