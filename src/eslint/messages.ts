/** Message ids of the rules about keys. */
export type SecretMessage = 'found' | 'notDecoded' | 'readEnvironment';

/** Message ids of the rule about `.gitignore`. */
export type GitignoreMessage = 'notIgnored' | 'reincluded' | 'noFile' | 'undecided' | 'link';
