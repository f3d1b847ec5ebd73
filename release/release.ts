import manifest from '../package.json' with { type: 'json' };
import { readRepositoryName } from './publisher.ts';

/** What the files that are made for a release say about it. */
export interface Release {
  readonly version: string;
  readonly author: string;
  readonly homepage: string;
  /** One sentence, without a period. */
  readonly summary: string;
  /** The address below which its files are. */
  readonly download: string;
}

export const RELEASE: Release = {
  version: manifest.version,
  author: manifest.author,
  homepage: manifest.homepage,
  summary: 'Secrets linter for teams on the xAI (Grok) API',
  download: `https://github.com/${readRepositoryName()}/releases/download/v${manifest.version}`,
};
