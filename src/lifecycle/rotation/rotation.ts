import type { KeyAnswer } from '../../xai/ask-about-key.ts';
import type { TeamKey } from '../../xai/team-key.ts';
import type { FoundKey } from '../found-key.ts';
import type { KeyStore } from '../key-store.ts';
import type { Management, Tools } from '../tools.ts';

/** How a key is to be rotated. */
export interface RotateRequest {
  readonly deletes: boolean;
  readonly isConfirmed: boolean;
}

/** The last completed step of a rotation; each step includes those before it. */
export type Reached = 'nothing' | 'made' | 'stored' | 'confirmed' | 'rotated';

/** The result of a rotation. */
export interface Rotated {
  readonly reached: Reached;
  readonly before?: KeyAnswer;
  readonly after?: KeyAnswer;
  /** The new key: its id, and how the console shows it. */
  readonly fresh?: ShownKey;
  /** The error that stopped it. */
  readonly error?: string;
  /** Notes for a person. */
  readonly notes: readonly string[];
}

interface ShownKey {
  readonly id: string;
  readonly shown?: string;
}

/** One rotation: the old key, the tools to replace it, and the last completed step. */
export class Rotation {
  readonly found: FoundKey;
  readonly store: KeyStore;
  readonly tools: Tools & { readonly management: Management };
  readonly request: RotateRequest;
  state: Rotated = { reached: 'nothing', notes: [] };

  constructor(
    found: FoundKey,
    store: KeyStore,
    tools: Tools & { readonly management: Management },
    request: RotateRequest,
  ) {
    this.found = found;
    this.store = store;
    this.tools = tools;
    this.request = request;
  }

  note({ notes = [], ...changes }: Partial<Rotated>): void {
    this.state = { ...this.state, ...changes, notes: [...this.state.notes, ...notes] };
  }
}

export function toShown({ id, redacted }: TeamKey): ShownKey {
  return { id, ...(redacted !== undefined && { shown: redacted }) };
}
