import { BLOCKS } from './blocks.ts';
import { concatenation } from './concatenation.ts';
import { continuation } from './continuation.ts';
import { entity } from './entity.ts';
import { escape } from './escape.ts';
import type { Block, Layer } from './layer.ts';
import { percentEncoding } from './percent-encoding.ts';
import { quotedPrintable } from './quoted-printable.ts';

/** What holds pieces apart. */
const SEPARATORS: readonly Layer[] = [concatenation, continuation];
/** What writes single characters. */
export const CHARACTERS: readonly Layer[] = [quotedPrintable, escape, percentEncoding, entity];

/**
 * Layers in two kinds. What writes single characters or holds pieces apart is taken off at once, the first
 * layer first where two could have written the same.
 */
export const LAYERS: { readonly characters: readonly Layer[]; readonly blocks: readonly Block[] } =
  {
    characters: [...SEPARATORS, ...CHARACTERS],
    blocks: BLOCKS,
  };
