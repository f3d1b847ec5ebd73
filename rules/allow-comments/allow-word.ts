/** The word that an allow comment starts with. */
export const ALLOW_WORD = 'keyfence-allow';
