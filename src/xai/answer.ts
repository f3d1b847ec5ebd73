import { Redactor } from '../finding/redactor.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { parseJson } from '../text/parse-json.ts';

/** A JSON object of somebody else's, none of whose fields is to be relied on. */
export type Fields = Readonly<Record<string, unknown>>;

/** More of a text than anybody needs: names are printed in every report. */
const MAX_TEXT = 100;
const MAX_ITEMS = 200;
/** What an id may be in an address and in a report. xAI's are UUIDs. */
const ID = /^[A-Za-z\d][\w-]{0,63}$/;

/** Reads the fields of an answer so that they can be printed: none holds a key or a control character. */
export class AnswerReader {
  readonly #redactor: Redactor;

  /** @param secrets what was sent, and may come back */
  constructor(secrets: readonly string[]) {
    this.#redactor = new Redactor(secrets);
  }

  /** @returns `undefined` where it is no text, or an empty one */
  readText(value: unknown): string | undefined {
    if (typeof value !== 'string' || value === '') return undefined;
    const text = escapeControls(this.#redactor.redact(value.slice(0, 4 * MAX_TEXT)).text);
    return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  }

  /** @returns `undefined` where it cannot be an id */
  readId(value: unknown): string | undefined {
    if (typeof value !== 'string' || !ID.test(value)) return undefined;
    return this.#redactor.redactCopies(value) === value ? value : undefined;
  }

  readTexts(value: unknown): string[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return value.slice(0, MAX_ITEMS).flatMap((item) => this.readText(item) ?? []);
  }
}

/** @returns `undefined` where a text is no JSON object */
export function readFields(text: string): Fields | undefined {
  try {
    return toFields(parseJson(text));
  } catch {
    // What answers so is not xAI, which the caller says.
    return undefined;
  }
}

export function toFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

/** An hour in UTC as ISO 8601 writes it, whatever the answer's own form is. */
export function readTime(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** In some answers it is a string. */
export function readFlag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** A limit; numbers of 64 bits come as strings. */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
