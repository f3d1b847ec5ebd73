import { countDigits, isPlaceholder } from '../randomness/placeholder.ts';
import { randomness } from '../randomness/wordiness.ts';
import { isEncrypted } from './is-encrypted.ts';
import { isReference } from './is-reference.ts';

/** What is known about the context of a value. */
export interface ValueContext {
  /** By the format it is a literal: quoted, or the value of a `.env` line. */
  readonly quoted: boolean;
  /** It is a literal, but in a call: `SecretStr("…")`. */
  readonly inCall?: boolean;
  /** Its name can only mean a key. */
  readonly nameIsSure: boolean;
  /** In characters. */
  readonly minLength: number;
}

/** Longer values are certificates, ciphertexts, files; only a JSON Web Token (RFC 7519) may be longer. */
const KEY_LENGTH = 512;
export const MAX_LENGTH = 4096;
const WEB_TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** Minimum length and `randomness`, in bits, of values with no digit, with one, with more. */
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

/** From this length on, a part of a value is checked alone (`prefix_` and 32 hexadecimal characters). */
const PART_LENGTH = 16;
/** The minimum is higher if groups are checked separately. */
const GROUP_BITS = 14;
const GROUP_DIGITS = 4;
/** How many words of a descriptive prefix are skipped. */
const MOST_WORDS = 8;

/** Whether a value with the name of an API key is a key: opaque, not a reference, not a placeholder. */
export function isOpaqueValue(value: string, place: ValueContext): boolean {
  const longest = WEB_TOKEN.test(value) ? MAX_LENGTH : KEY_LENGTH;
  if (value.length < place.minLength || value.length > longest) return false;
  if (!/^[\w+/=.~:%@!#$^&*?|-]+$/.test(value) || isReference(value)) return false;
  if (/[*•]{3}|\.{3}/.test(value) || isEncrypted(value) || isEncodedPlaceholder(value))
    return false;
  const limits = getLimits(place);
  if (/^\d+$/.test(value)) return limits === SURE && !isPlaceholder(value);
  return listCandidates(value).some((part) => isRandom(part, limits));
}

/** The fifth character begins the fourth byte, as the first does the first: both bytes are printable ASCII. */
const BASE64 = /^[I-Za-f][A-Za-z\d+/]{3}[I-Za-f][A-Za-z\d+/]{3,}={0,2}$/;

/** Whether it is base64 of a placeholder, as in Kubernetes manifests. */
function isEncodedPlaceholder(value: string): boolean {
  if (!BASE64.test(value)) return false;
  const decoded = Buffer.from(value, 'base64').toString('latin1').trimEnd();
  if (!/^[ -~]{6,}$/.test(decoded)) return false;
  return /[<>{}]/.test(decoded) || isPlaceholder(decoded) || randomness(decoded) <= 0;
}

function getLimits({ quoted, inCall = false, nameIsSure }: ValueContext): Limits {
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

/** The value, and what is left of it without the words around its random part. */
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
