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

/** Every agent. An earlier one is recognised before a later one, whose payload says less of who sent it. */
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
