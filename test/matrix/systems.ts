/** A Debian release, for the git that it has. */
export interface System {
  readonly suite: string;
  /** The release that the suite is about; sid has the newest there is. */
  readonly git: string;
  /** Whether its packages change all the time. */
  readonly isRolling?: boolean;
}

/** From the oldest git that keyfence supports to the newest. */
export const SYSTEMS: readonly System[] = [
  { suite: 'bullseye', git: '2.30' },
  { suite: 'bookworm', git: '2.39' },
  { suite: 'trixie', git: '2.47' },
  { suite: 'sid', git: 'newest', isRolling: true },
];

/** Of Node, as npm takes them: what `engines` names, and the newest. */
export const NODES: readonly string[] = ['20.19', '22', '24', 'latest'];
