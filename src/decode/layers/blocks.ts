import { base64 } from './base64.ts';
import { compressed } from './compressed.ts';
import { hex } from './hex.ts';
import type { Block } from './layer.ts';

/** Encodings of whole texts. They are decoded separately: such a text may be split, or contain escapes. */
export const BLOCKS: readonly Block[] = [hex, base64, compressed];
