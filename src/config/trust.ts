/**
 * Whether allow comments and settings that a range of commits adds count for the range itself (`head`), or
 * only those from before (`base`).
 */
export type Trust = 'head' | 'base';

export const TRUSTS: readonly Trust[] = ['head', 'base'];
