/** An xAI key is shown as the console shows it; anything else by its length and, when long, its end. */
export function redact(value: string): string {
  if (/^xai-/i.test(value) && value.length >= 24) return `xai-...${value.slice(-4)}`;
  const end = value.length >= 16 ? `, ...${value.slice(-4)}` : '';
  return `<${value.length} characters${end}>`;
}

/**
 * Holds a secret that nothing can print: `String`, `JSON.stringify`, `util.inspect` and `console.log`
 * all show the redacted form. The raw value leaves only through {@link reveal}.
 */
export class Secret {
  readonly #value: string;

  // As a definition, since a method named by a symbol has no declaration that `isolatedDeclarations` could emit.
  static {
    Object.defineProperty(Secret.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: Secret): string {
        return this.toString();
      },
    });
  }

  constructor(value: string) {
    this.#value = value;
  }

  /** @internal */
  static reveal(secret: Secret): string {
    return secret.#value;
  }

  toString(): string {
    return redact(this.#value);
  }

  toJSON(): string {
    return redact(this.#value);
  }
}

/** The raw value: for hashing and comparing, and for asking xAI where the user wants that. Not part of the public API. */
export function reveal(secret: Secret): string {
  return Secret.reveal(secret);
}
