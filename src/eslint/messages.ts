/** What the rules about keys can say. */
export type SecretMessage = 'found' | 'notDecoded' | 'readEnvironment';

/** What the rule about `.gitignore` can say. */
export type GitignoreMessage = 'notIgnored' | 'reincluded' | 'noFile' | 'undecided' | 'link';
