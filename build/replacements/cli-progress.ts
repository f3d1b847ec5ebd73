// In place of the package's own list, which brings along what draws several bars, and their styles.
// @ts-expect-error -- the types are those of that list
import SingleBar from 'cli-progress/lib/single-bar.js';

export { SingleBar };
