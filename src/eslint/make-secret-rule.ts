import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import { HOW_TO_IGNORE } from '../match/how-to-ignore.ts';
import { createRule, type RuleDocs } from './create-rule.ts';
import { Inspection } from './inspection.ts';
import { locateOffset } from './locate-offset.ts';
import type { SecretMessage } from './messages.ts';
import type { LintedRule } from './rule-names.ts';
import type { Replacement } from './tree/suggest-environment.ts';

/** A rule of the plugin with one object of options, or none. */
export type PluginRule<Message extends string> = TSESLint.RuleModule<
  Message,
  readonly Readonly<Record<string, unknown>>[],
  RuleDocs
>;

/** Makes the ESLint rule for a rule about texts, for files in every language. */
export function makeSecretRule(rule: LintedRule): PluginRule<SecretMessage> {
  return createRule<readonly Readonly<Record<string, unknown>>[], SecretMessage>({
    name: rule.id,
    meta: {
      type: 'problem',
      docs: { description: rule.description, recommended: true },
      languages: ['*'],
      // Only a secret has a replacement.
      hasSuggestions: rule.holdsSecret !== false,
      schema: describeOptions(rule),
      messages: {
        found: '{{title}} ({{what}}). {{remedy}}',
        notDecoded: `This file {{reason}}, so it was not scanned completely; ${HOW_TO_IGNORE}.`,
        readEnvironment: 'Read it from {{expression}}, and throw if that is not set.',
      },
    },
    create(context) {
      const { sourceCode } = context;
      const inspection = Inspection.join(rule, context);
      return {
        [`${sourceCode.ast.type}:exit`]() {
          for (const reason of inspection.readRefused()) {
            const loc = { line: 1, column: 0 };
            context.report({ messageId: 'notDecoded', data: { reason }, loc });
          }
          for (const { finding, span, replacement } of inspection.read(rule)) {
            context.report({
              messageId: 'found',
              data: {
                title: finding.message,
                what: finding.secret?.toString() ?? sourceCode.text.slice(span.start, span.end),
                remedy: finding.remedy,
              },
              loc: {
                start: locateOffset(sourceCode, span.start),
                end: locateOffset(sourceCode, span.end),
              },
              ...(replacement ? { suggest: [makeSuggestion(replacement)] } : {}),
            });
          }
        },
      };
    },
  });
}

function makeSuggestion({
  start,
  end,
  text,
  expression,
}: Replacement): TSESLint.SuggestionReportDescriptor<SecretMessage> {
  return {
    messageId: 'readEnvironment',
    data: { expression },
    fix: (fixer) => fixer.replaceTextRange([start, end], text),
  };
}

/** ESLint's JSON Schema for the options of the same rule in the configuration file. */
function describeOptions({ options }: LintedRule): JSONSchema.JSONSchema4[] {
  if (Object.keys(options).length === 0) return [];
  const properties = structuredClone(options) as Record<string, JSONSchema.JSONSchema4>;
  return [{ type: 'object', properties, additionalProperties: false }];
}
