import manifest from '../../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;

/** Where people find out what made a report. */
export const HOMEPAGE: string = `https://www.npmjs.com/package/${manifest.name}`;
