import { base64 } from './base64.ts';
import { compressed } from './compressed.ts';
import { hex } from './hex.ts';
import type { Block } from './layer.ts';

/** What writes a whole text. It is taken off by itself: it may stand in pieces, or hold characters that are written in another way. */
export const BLOCKS: readonly Block[] = [hex, base64, compressed];
