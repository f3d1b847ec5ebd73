import { ALLOW_WORD } from '../../rules/allow-comment.ts';
import { rules } from '../../rules/index.ts';
import type { Rule, TextExample } from '../../rules/rule.ts';
import { makeConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Arguments } from '../parse-arguments.ts';
import { Redactor } from '../redactor.ts';
import { matchRules } from '../scan.ts';

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
  const { id, title, why, remedy, reference, examples } = rule;
  const off = `{ "rules": { "${id}": "warn" } }, or "off"`;
  const lines = [
    `${id}: ${title}`,
    '',
    why,
    '',
    `To mend    ${remedy}`,
    rule.kind === 'text' && rule.holdsSecret !== false
      ? `To allow   a comment on the line, or alone on the line above: ${ALLOW_WORD} ${id}: reason`
      : '',
    `To change  ${off}, in keyfence.config.json`,
    `More       ${reference}`,
    '',
    'Found',
    ...examples.leaks.map(formatExample),
    '',
    'Not found',
    ...examples.clean.map(formatExample),
  ];
  return `${lines.filter((line, i) => line !== '' || lines[i - 1] !== '').join('\n')}\n`;
}

/** The examples hold made-up keys; shown redacted, they teach nobody to print one. */
function formatExample(example: TextExample): string {
  const { path, text } = typeof example === 'string' ? { path: '', text: example } : example;
  const shown = new Redactor([]).redact(text, matchRules(text, path, makeConfig({}))).text;
  return `  ${path === '' ? '' : `${path}: `}${JSON.stringify(shown).slice(1, -1).replaceAll('\\"', '"')}`;
}
