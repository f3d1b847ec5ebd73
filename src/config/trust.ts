/**
 * Whether allow comments and settings that a range of commits adds count for the range itself (`head`), or only
 * what was there before (`base`).
 */
export type Trust = 'head' | 'base';

export const TRUSTS: readonly Trust[] = ['head', 'base'];
