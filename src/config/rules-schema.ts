import { ALLOW_OPTION } from '../../rules/patterns/make-pattern-rule.ts';
import { PRESETS } from '../../rules/patterns/presets.ts';
import type { Rule } from '../../rules/rule.ts';
import { OWN_ID } from './pattern-schema.ts';

const SEVERITY = { enum: ['error', 'warn', 'info', 'off'] } as const;

/** The JSON Schema of an object with the settings of some rules, and of all patterns. */
export function makeRulesSchema(rules: readonly Rule[]): Record<string, unknown> {
  const presets = Object.values(PRESETS).map(({ id, title }) => [
    id,
    { description: title, ...describeSetting({ allow: ALLOW_OPTION }) },
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(rules.map((rule) => [rule.id, describeRule(rule)])),
      ...Object.fromEntries(presets),
    },
    // Own patterns; whether they exist is checked when all files are read.
    patternProperties: { [OWN_ID]: describeSetting({ allow: ALLOW_OPTION }) },
  };
}

function describeRule(rule: Rule): Record<string, unknown> {
  return {
    description: rule.title,
    default: rule.severity ?? 'error',
    ...describeSetting(rule.kind === 'text' ? rule.options : {}),
  };
}

function describeSetting(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    anyOf: [
      SEVERITY,
      {
        type: 'array',
        minItems: 1,
        items: [SEVERITY, { type: 'object', additionalProperties: false, properties: options }],
        additionalItems: false,
      },
    ],
  };
}
