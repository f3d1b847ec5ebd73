import { omitUndefined } from '../collections/omit-undefined.ts';
import {
  readFlag,
  readNumber,
  readTime,
  toFields,
  type AnswerReader,
  type Fields,
} from './answer.ts';

/** A key of a team, as the Management API lists it. Safe to print, except {@link raw}. */
export interface TeamKey {
  readonly id: string;
  readonly name?: string;
  /** Its end, as in the console: `xai-...b14o`. */
  readonly redacted?: string;
  /** ISO 8601, in UTC. */
  readonly created?: string;
  readonly expires?: string;
  /** Absent if the list does not say. */
  readonly isDisabled?: boolean;
  readonly isBlocked?: boolean;
  readonly acls: readonly string[];
  /** Limits: requests per second and per minute, tokens per minute. Absent if there are none. */
  readonly qps?: number;
  readonly qpm?: number;
  readonly tpm?: number;
  /** The original answer, to be sent back when the key is changed or copied. */
  readonly raw: Fields;
}

const REDACTED = /^[\w.*…-]{1,40}$/u;

/** @returns `undefined` if it is not a key */
export function readTeamKey(value: unknown, reader: AnswerReader): TeamKey | undefined {
  const raw = toFields(value);
  const id = reader.readId(raw?.['apiKeyId']);
  if (!raw || id === undefined) return undefined;
  const text = reader.readText(raw['redactedApiKey']);
  return {
    id,
    raw,
    acls: reader.readTexts(raw['aclStrings'] ?? raw['acls']) ?? [],
    ...omitUndefined({
      name: reader.readText(raw['name']),
      redacted: text !== undefined && REDACTED.test(text) ? text : undefined,
      created: readTime(raw['createTime']),
      expires: readTime(raw['expireTime']),
      isDisabled: readFlag(raw['disabled'] ?? raw['apiKeyDisabled']),
      isBlocked: readFlag(raw['blocked'] ?? raw['apiKeyBlocked']),
      qps: readNumber(raw['qps']),
      qpm: readNumber(raw['qpm']),
      tpm: readNumber(raw['tpm']),
    }),
  };
}
