import { BLOCKS } from './blocks.ts';
import { concatenation } from './concatenation.ts';
import { continuation } from './continuation.ts';
import { entity } from './entity.ts';
import { escape } from './escape.ts';
import type { Block, Layer } from './layer.ts';
import { percentEncoding } from './percent-encoding.ts';
import { quotedPrintable } from './quoted-printable.ts';

/** Layers of separators. */
const SEPARATORS: readonly Layer[] = [concatenation, continuation];
/** Layers of encoded characters. */
export const CHARACTERS: readonly Layer[] = [quotedPrintable, escape, percentEncoding, entity];

/**
 * The two kinds of layers. Encoded characters and separators are decoded together; if two layers overlap, the
 * first takes precedence.
 */
export const LAYERS: { readonly characters: readonly Layer[]; readonly blocks: readonly Block[] } =
  {
    characters: [...SEPARATORS, ...CHARACTERS],
    blocks: BLOCKS,
  };
