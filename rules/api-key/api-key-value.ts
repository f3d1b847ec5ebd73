import { countDigits, isPlaceholder } from '../randomness/placeholder.ts';
import { randomness } from '../randomness/wordiness.ts';
import { isEncrypted } from './is-encrypted.ts';
import { isReference } from './is-reference.ts';

/** What is known about the place that a value stands in. */
export interface ValuePlace {
  /** The format says that it is a literal: quotes, or the value of a `.env` line. */
  readonly quoted: boolean;
  /** It is a literal, but in a call: `SecretStr("…")`. */
  readonly inCall?: boolean;
  /** The name beside it can only mean a key. */
  readonly nameIsSure: boolean;
  /** In characters. */
  readonly minLength: number;
}

/** Longer values are certificates, ciphertexts, files; only a JSON Web Token (RFC 7519) may be longer. */
const KEY_LENGTH = 512;
export const MAX_LENGTH = 4096;
const WEB_TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** Least length and least `randomness`, in bits, of values with no digit, with one, with more. */
type Limits = readonly (readonly [length: number, bits: number])[];

const SURE: Limits = [
  [16, 13],
  [16, 6],
  [0, 3],
];
/** A short value in parts needs more of them: `sk-live-9f3a`. */
const SHORT_PARTS_BITS = 10;
const IN_CALL: Limits = [
  [16, 14],
  [16, 9],
  [16, 4],
];
const UNSURE: Limits = [
  [16, 16],
  [16, 11],
  [16, 6],
];

/** A part of a value is judged alone from this length on (`prefix_` and 32 hexadecimal characters). */
const PART_LENGTH = 16;
/** More of them are asked for where groups are judged apart. */
const GROUP_BITS = 14;
const GROUP_DIGITS = 4;
/** So many words of a descriptive prefix are left out one by one. */
const MOST_WORDS = 8;

/** Whether a value that is given to an API key's name is a key: opaque, no reference, no stand-in. */
export function isOpaqueValue(value: string, place: ValuePlace): boolean {
  const longest = WEB_TOKEN.test(value) ? MAX_LENGTH : KEY_LENGTH;
  if (value.length < place.minLength || value.length > longest) return false;
  if (!/^[\w+/=.~:%@!#$^&*?|-]+$/.test(value) || isReference(value)) return false;
  if (/[*•]{3}|\.{3}/.test(value) || isEncrypted(value) || isEncodedPlaceholder(value))
    return false;
  const limits = getLimits(place);
  if (/^\d+$/.test(value)) return limits === SURE && !isPlaceholder(value);
  return listCandidates(value).some((part) => isRandom(part, limits));
}

const BASE64 = /^[A-Za-z\d+/]{8,}={0,2}$/;

/** Whether it is base64 of a stand-in, as the manifests of Kubernetes have it. */
function isEncodedPlaceholder(value: string): boolean {
  if (!BASE64.test(value)) return false;
  const decoded = Buffer.from(value, 'base64').toString('latin1').trimEnd();
  if (!/^[ -~]{6,}$/.test(decoded)) return false;
  return /[<>{}]/.test(decoded) || isPlaceholder(decoded) || randomness(decoded) <= 0;
}

function getLimits({ quoted, inCall = false, nameIsSure }: ValuePlace): Limits {
  if (!nameIsSure) return UNSURE;
  if (quoted) return SURE;
  return inCall ? IN_CALL : UNSURE;
}

function isRandom(part: string, limits: Limits): boolean {
  const [length, bits] = limits[Math.min(countDigits(part), limits.length - 1)] ?? [Infinity, 0];
  if (part.length < length || isPlaceholder(part)) return false;
  const isInParts = part.length < PART_LENGTH && /[^A-Za-z0-9]/.test(part);
  return randomness(part) > (isInParts ? SHORT_PARTS_BITS : bits) || isGrouped(part, bits);
}

/** Hyphens between groups that look random on their own (`7f3k-q9zx-…`) do not separate words. */
function isGrouped(part: string, bits: number): boolean {
  if (part.length < PART_LENGTH || countDigits(part) < GROUP_DIGITS) return false;
  if (!/^[a-z\d]+(?:-[a-z\d]+){2,}$/.test(part)) return false;
  const groups = part.split('-');
  const drawn = groups.map(randomness);
  return drawn.every((some) => some > 0) && drawn.reduce((a, b) => a + b, 0) > bits + GROUP_BITS;
}

/** The value, and what is left of it without the words before and behind its random part. */
function listCandidates(value: string): string[] {
  const candidates = [value];
  const separators = value.matchAll(/[^A-Za-z0-9]+/g);
  for (const { index, 0: separator } of separators) {
    if (candidates.length > MOST_WORDS) break;
    candidates.push(value.slice(index + separator.length));
  }
  const parts = value.split(/[^A-Za-z0-9]+/);
  return [...new Set([...candidates, ...parts])].filter(
    (part) => part === value || part.length >= PART_LENGTH,
  );
}
