/**
 * Whose word counts where a range of commits allows what it adds itself: that of the commits (`head`), or
 * only what was there before them (`base`).
 */
export type Trust = 'head' | 'base';

export const TRUSTS: readonly Trust[] = ['head', 'base'];
