import { countDigits, isPlaceholder } from '../randomness/placeholder.ts';
import { randomness } from '../randomness/wordiness.ts';

/** What is known about the place that a value stands in. */
export interface ValuePlace {
  /** The format says that it is a literal: quotes, or the value of a `.env` line. */
  readonly quoted: boolean;
  /** The name beside it can only mean a key. */
  readonly nameIsSure: boolean;
  /** In characters. */
  readonly minLength: number;
}

/** Longer values are certificates, ciphertexts, files; only a JSON Web Token (RFC 7519) may be longer. */
const KEY_LENGTH = 512;
export const MAX_LENGTH = 4096;
const WEB_TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** A value with fewer digits needs more evidence. */
const DIGITS = 2;
/** Least length and least `randomness`, in bits, by how sure the place is and whether there are digits. */
const LIMITS = {
  sure: { digits: { length: 0, bits: 2 }, letters: { length: 16, bits: 8 } },
  unsure: { digits: { length: 16, bits: 4 }, letters: { length: 20, bits: 12 } },
} as const;
/** A part of a value is judged alone from this length on (`prefix_` and 32 hexadecimal characters). */
const PART_LENGTH = 16;

/** Whether a value that is given to an API key's name is a key: opaque, no reference, no stand-in. */
export function isOpaqueValue(value: string, place: ValuePlace): boolean {
  const longest = WEB_TOKEN.test(value) ? MAX_LENGTH : KEY_LENGTH;
  if (value.length < place.minLength || value.length > longest) return false;
  if (!/^[\w+/=.~:%!@#$^&*?|-]+$/.test(value) || isReference(value) || isPlaceholder(value)) {
    return false;
  }
  const limits = LIMITS[place.quoted && place.nameIsSure ? 'sure' : 'unsure'];
  const limit = limits[countDigits(value) >= DIGITS ? 'digits' : 'letters'];
  return value.length >= limit.length && opacity(value) > limit.bits;
}

function opacity(value: string): number {
  const parts = value.split(/[^A-Za-z0-9]+/).filter((part) => part.length >= PART_LENGTH);
  const others = parts.filter((part) => part !== value);
  return Math.max(...[value, ...others].map(randomness));
}

const REFERENCES: readonly RegExp[] = [
  // A variable, a path, an import, a selector, an operator, an option.
  /^[$/.~@#%&*!?:|=^]/,
  /^[a-z][\w+.-]{1,20}:\/\//i,
  // An environment variable's name.
  /^[A-Z]{1,12}\d{0,2}(?:_[A-Z]{0,14}\d{0,2})+$/,
  // Numbers, dates, versions, addresses: no letters, or those of hexadecimal with colons.
  /^[\d\W_]+$/,
  /^[\d\-.A-F]*:[\d\-./:A-F]*$/i,
  // Alternatives.
  /\|.*\|/,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i,
  // A printf format; percent-encoding is none.
  /%(?![\dA-F]{2})/i,
  // A digest that says which.
  /^(?:sha\d{1,3}|md5|h1)[-:=]/i,
  // A file.
  /\.(?:[cm]?[jt]sx?|json|ya?ml|py|go|rb|php|java|md|txt|html?|css|pem|key|crt|png|svg|jpe?g|gif)$/i,
];

function isReference(value: string): boolean {
  return REFERENCES.some((pattern) => pattern.test(value));
}
