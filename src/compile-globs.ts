import type picomatch from 'picomatch';

export type Matcher = (path: string) => boolean;

/** Tells whether a path matches one of the globs. @param match is given, so that who needs no globs need not load it */
export function compileGlobs(globs: readonly string[], match: typeof picomatch): Matcher {
  const matchers = globs.map((glob) => {
    const isAnchored = glob.slice(0, -1).includes('/');
    const pattern = glob.replace(/^\//, '').replace(/\/$/, '/**/*');
    // Names may hold line ends, which a dot of a regular expression leaves out without the flag.
    const options = { dot: true, nonegate: true, flags: 's' };
    return match(isAnchored ? pattern : `**/${pattern}`, options);
  });
  return (path) => matchers.some((matches) => matches(path));
}
