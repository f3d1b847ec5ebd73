import { vendorRules } from '../../rules/vendor-rules.ts';

/** The end of a shorter secret would reveal too much of it. */
const MIN_BODY = 20;

/**
 * A vendor's key is shown by its prefix and its end, as in the xAI console; anything else by its length and, if
 * it is long, its end.
 */
export function redact(value: string): string {
  const folded = value.toLowerCase();
  const vendor = vendorRules.find(({ prefix }) => folded.startsWith(prefix.toLowerCase()));
  if (vendor && value.length >= vendor.prefix.length + MIN_BODY)
    return `${vendor.prefix}...${value.slice(-4)}`;
  const end = value.length >= 16 ? `, ...${value.slice(-4)}` : '';
  return `<${value.length} characters${end}>`;
}

/**
 * Holds a secret that nothing can print: `String`, `JSON.stringify`, `util.inspect` and `console.log`
 * all show the redacted form. The raw value leaves only through {@link reveal}.
 */
export class Secret {
  readonly #value: string;
  readonly #shown: string | undefined;

  // A property, because a method named by a symbol has no declaration that `isolatedDeclarations` could emit.
  static {
    Object.defineProperty(Secret.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: Secret): string {
        return this.toString();
      },
    });
  }

  /** @param shown how it is shown, if nothing else is known, as for a report that was read */
  constructor(value: string, shown?: string) {
    this.#value = value;
    this.#shown = shown;
  }

  /** @internal */
  static reveal(secret: Secret): string {
    return secret.#value;
  }

  toString(): string {
    // Computed late, because most of many secrets are never shown.
    return this.#shown ?? redact(this.#value);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The raw value: for hashing, comparing, and asking xAI if the user wants that. Not part of the public API. */
export function reveal(secret: Secret): string {
  return Secret.reveal(secret);
}
