import type picomatch from 'picomatch';

export type Matcher = (path: string) => boolean;

/** Tells whether a path matches one of the globs. @param match is given, so that who needs no globs need not load it */
export function compileGlobs(globs: readonly string[], match: typeof picomatch): Matcher {
  const matchers = globs.map((glob) => {
    const isAnchored = glob.slice(0, -1).includes('/');
    const pattern = glob.replace(/^\//, '').replace(/\/$/, '/**/*');
    return match(isAnchored ? pattern : `**/${pattern}`, { dot: true, nonegate: true });
  });
  return (path) => matchers.some((matches) => matches(path));
}
