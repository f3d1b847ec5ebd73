import { LETTERS_AND_DIGITS, makeAlphabet, type Alphabet } from './find-runs.ts';

/** The characters of an encoded key in any layer. */
export const ENCODED_CHARACTERS: string = `${LETTERS_AND_DIGITS}+/-_%\\&#;={}`;
export const ENCODED: Alphabet = makeAlphabet(ENCODED_CHARACTERS);
