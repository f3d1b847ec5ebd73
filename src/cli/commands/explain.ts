import { ALLOW_WORD } from '../../../rules/allow-comments/allow-word.ts';
import { rules } from '../../../rules/index.ts';
import type { Rule, TextRule } from '../../../rules/rule.ts';
import { CONFIG_NAME } from '../../config/settings/settings-files.ts';
import { UsageError } from '../../errors/errors.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';
import { showExamples } from '../output/show-examples.ts';

/** `keyfence explain RULE` @throws UsageError when there is no such rule */
export function runExplain({ positionals: [id] }: Arguments): Outcome {
  const rule = rules.find((rule) => rule.id === id);
  if (!rule) {
    const known = rules.map((rule) => rule.id).join(', ');
    throw new UsageError(
      id === undefined ? `name a rule: ${known}` : `there is no rule "${id}"; there are ${known}`,
    );
  }
  return { exitCode: 0, stdout: formatRule(rule) };
}

function formatRule(rule: Rule): string {
  const { id, title, why, remedy, reference } = rule;
  const examples = showExamples(rule);
  const other = rule.severity === 'warn' ? 'error' : 'warn';
  const lines = [
    `${id}: ${title}`,
    '',
    why,
    '',
    `To mend    ${remedy}`,
    ...(rule.kind === 'text' && rule.holdsSecret !== false
      ? [
          `To allow   a comment on the line, or alone on the line above: ${ALLOW_WORD} ${id}: reason`,
        ]
      : []),
    `To change  { "rules": { "${id}": "${other}" } }, or "off", in ${CONFIG_NAME}`,
    `More       ${reference}`,
    '',
    ...(rule.kind === 'text' ? formatOptions(rule) : []),
    'Found',
    ...examples.leaks.map(indent),
    '',
    'Not found',
    ...examples.clean.map(indent),
  ];
  return `${lines.join('\n')}\n`;
}

function formatOptions({ id, options }: TextRule): string[] {
  const rows = Object.entries(options).map(
    ([name, option]) =>
      `  ${name.padEnd(12)}${option.description} (default: ${JSON.stringify(option.default)})`,
  );
  return rows.length === 0
    ? []
    : [`Options, as in { "rules": { "${id}": ["error", { … }] } }`, ...rows, ''];
}

function indent(line: string): string {
  return `  ${line}`;
}
