import { claude } from './claude.ts';
import { cline } from './cline.ts';
import { codex } from './codex.ts';
import { copilot } from './copilot.ts';
import { cursor } from './cursor.ts';
import { gemini } from './gemini.ts';
import { grok } from './grok.ts';
import type { Protocol } from './protocol.ts';
import { vibe } from './vibe.ts';
import { windsurf } from './windsurf.ts';

/** Every agent, in the order in which they are tried: payloads of later ones are less specific. */
export const PROTOCOLS: readonly Protocol[] = [
  grok,
  cursor,
  windsurf,
  cline,
  gemini,
  codex,
  vibe,
  claude,
  copilot,
];
