import { Redactor } from '../finding/redactor.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { parseJson } from '../text/parse-json.ts';
import { shorten } from '../text/shorten.ts';

/** A foreign JSON object; no field can be relied on. */
export type Fields = Readonly<Record<string, unknown>>;

/** A limit, because names are printed in every report. */
const MAX_TEXT = 100;
const MAX_ITEMS = 200;
/** Valid ids for a URL and a report. xAI's are UUIDs. */
const ID = /^[A-Za-z\d][\w-]{0,63}$/;

/** Reads the fields of an answer so that they are safe to print: without keys and control characters. */
export class AnswerReader {
  readonly #redactor: Redactor;

  /** @param secrets that were sent, and may come back */
  constructor(secrets: readonly string[]) {
    this.#redactor = new Redactor(secrets);
  }

  /** @returns `undefined` if it is not a text, or empty */
  readText(value: unknown): string | undefined {
    if (typeof value !== 'string' || value === '') return undefined;
    const text = escapeControls(this.#redactor.redact(value.slice(0, 4 * MAX_TEXT)).text);
    return shorten(text, MAX_TEXT);
  }

  /** @returns `undefined` if it cannot be an id */
  readId(value: unknown): string | undefined {
    if (typeof value !== 'string' || !ID.test(value)) return undefined;
    return this.#redactor.redactCopies(value) === value ? value : undefined;
  }

  readTexts(value: unknown): string[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return value.slice(0, MAX_ITEMS).flatMap((item) => this.readText(item) ?? []);
  }
}

/** @returns `undefined` if it is not a JSON object */
export function readFields(text: string): Fields | undefined {
  try {
    return toFields(parseJson(text));
  } catch {
    // Such an answer is not from xAI, which the caller reports.
    return undefined;
  }
}

export function toFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

/** A time in UTC in ISO 8601, whatever the format of the answer. */
export function readTime(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Some answers have a string. */
export function readFlag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** A limit; 64-bit numbers come as strings. */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
