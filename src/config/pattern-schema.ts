import { PRESETS } from '../../rules/patterns/presets.ts';
import { STRINGS } from './schema-parts.ts';

/** Ids of own patterns. They cannot look like a rule of keyfence, so that a misspelt rule is an error. */
export const OWN_ID = '^(?!no-|allow|gitignore)[a-z][a-z0-9]*(-[a-z0-9]+)*$';

/** Of the random part of a secret. */
const LENGTH = { type: 'integer', minimum: 8, maximum: 512 } as const;

/** The JSON Schema of an entry of `patterns`. */
export const PATTERN_SCHEMA: Readonly<Record<string, unknown>> = {
  anyOf: [
    { enum: Object.keys(PRESETS) },
    {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'title', 'prefix', 'alphabet', 'length', 'remedy', 'examples'],
      properties: {
        id: {
          type: 'string',
          pattern: OWN_ID,
          description: 'What findings, "rules" and comments call it: "acme-token".',
        },
        title: { type: 'string', minLength: 1, description: 'The headline of a finding.' },
        prefix: {
          type: 'string',
          pattern: '^[!-~]{3,64}$',
          description: 'The literal prefix of every token: "acme_".',
        },
        alphabet: {
          type: 'string',
          minLength: 1,
          description:
            'The characters after the prefix, as in brackets of a regular expression: "A-Za-z0-9_-".',
        },
        length: {
          description: 'Number of characters after the prefix: 40, or [32, 64].',
          anyOf: [LENGTH, { type: 'array', items: LENGTH, minItems: 2, maxItems: 2 }],
        },
        remedy: {
          type: 'string',
          minLength: 1,
          description: 'What to do about a finding, as a sentence.',
        },
        examples: {
          ...STRINGS,
          minItems: 1,
          description: 'Made-up samples. Each has to be found, and none of them is reported.',
        },
      },
    },
  ],
};
