/**
 * The stage of a new key. It is part of the key's name until it gets that of the old one, because an
 * interrupted run leaves nothing else behind. `made`: its value may be lost. `confirmed`: it is stored and
 * works.
 */
export type Stage = 'made' | 'confirmed';

const STAGE =
  /^(?<name>.*) \[keyfence: (?<stage>made|confirmed)(?: \d{1,4})?, for (?<id>[\w-]{1,64})\]$/s;

/**
 * @param oldId of the key that it replaces
 * @param others how many keys have such a name already, because names may have to be unique
 */
export function makeStageName(name: string, stage: Stage, oldId: string, others = 0): string {
  const count = others === 0 ? '' : ` ${String(others + 1)}`;
  return `${name} [keyfence: ${stage}${count}, for ${oldId}]`;
}

/** The parts of a new key's name. */
export interface StageName {
  /** Of the old key, for the new one. */
  readonly name: string;
  readonly stage: Stage;
  readonly oldId: string;
}

/** @returns `undefined` for any other name */
export function parseStageName(name: unknown): StageName | undefined {
  const groups = typeof name === 'string' ? STAGE.exec(name)?.groups : undefined;
  const { name: base = '', stage, id: oldId = '' } = groups ?? {};
  return stage === 'made' || stage === 'confirmed' ? { name: base, stage, oldId } : undefined;
}
