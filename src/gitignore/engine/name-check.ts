import { foldByte } from './byte-set.ts';
import type { Names } from './byte-class-representatives.ts';

/**
 * Reads one part of a path to see whether it is a valid name. Git accepts no empty one, no `.`, `..` and
 * `.git`; Windows none that ends in a dot or a space.
 */
export type NameState = 'empty' | '.' | '..' | '.g' | '.gi' | '.git' | 'dotted' | 'other';

export function advanceName(state: NameState, byte: number): NameState {
  const character = String.fromCharCode(foldByte(byte));
  if (state === 'empty' && character === '.') return '.';
  if (state === '.' && (character === '.' || character === 'g')) return `.${character}`;
  if (state === '.g' && character === 'i') return '.gi';
  if (state === '.gi' && character === 't') return '.git';
  return character === '.' || character === ' ' ? 'dotted' : 'other';
}

export function isName(state: NameState, names: Names): boolean {
  if (state === 'dotted') return names === 'any';
  return state === 'other' || state === '.g' || state === '.gi';
}
