import type { Plugin } from 'rolldown';

/** Indented, on lines of its own. */
const COMMENT = /^[ \t]+\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/gm;

/**
 * Removes the comments of single members from the types: a third of the published types, and 4 KB of the
 * package.
 */
export const dropMemberComments: Plugin = {
  name: 'drop-member-comments',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replaceAll(COMMENT, '');
    }
  },
};
