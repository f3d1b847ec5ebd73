import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCase } from '../../rules/fold-case.ts';
import { PIECE_LENGTH, PieceIndex } from '../../src/finding/piece-index.ts';

// Few letters, so that pieces are met again, and such as change their length in lower case.
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', 'İ'), maxLength: 60, size: 'max' });

function listPieces(folded: string): string[] {
  const count = Math.max(0, folded.length - PIECE_LENGTH + 1);
  return Array.from({ length: count }, (_, at) => folded.slice(at, at + PIECE_LENGTH));
}

test('has the pieces of every text in any case, and no others', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), text, (texts, other) => {
      const index = new PieceIndex(texts);
      const pieces = new Set(texts.flatMap((one) => listPieces(foldCase(one))));
      const folded = foldCase(other.toUpperCase().slice(0, other.length));
      for (const [at, piece] of listPieces(folded).entries()) {
        expect(index.has(folded, at)).toBe(pieces.has(piece));
      }
    }),
  );
});

test('folding keeps the length', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
      expect(foldCase(any)).toHaveLength(any.length);
    }),
  );
});
