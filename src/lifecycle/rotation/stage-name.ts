/**
 * How far a new key is, which its name says until it takes that of the old one: a run that is ended leaves nothing
 * else behind. `made`: perhaps nobody has its value. `confirmed`: it is stored and works.
 */
export type Stage = 'made' | 'confirmed';

const STAGE =
  /^(?<name>.*) \[keyfence: (?<stage>made|confirmed)(?: \d{1,4})?, for (?<id>[\w-]{1,64})\]$/s;

/**
 * @param oldId of the key that it is to replace
 * @param others how many keys have such a name already: it may be that no two can have the same
 */
export function makeStageName(name: string, stage: Stage, oldId: string, others = 0): string {
  const count = others === 0 ? '' : ` ${String(others + 1)}`;
  return `${name} [keyfence: ${stage}${count}, for ${oldId}]`;
}

/** What the name of a key says that is about to replace another one. */
export interface StageName {
  /** Of the old key, which the new one is to have. */
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
