import { ALLOW_WORD } from '../../../rules/allow-comments/allow-word.ts';
import { rules } from '../../../rules/index.ts';
import type { Rule, TextExample, TextRule } from '../../../rules/rule.ts';
import { makeConfig } from '../../config/config.ts';
import { CONFIG_NAME } from '../../config/settings/settings-files.ts';
import { UsageError } from '../../errors/errors.ts';
import { Redactor } from '../../finding/redactor.ts';
import { matchSecrets } from '../../match/match-rules.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

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
    ...examples.leaks.map((example) => formatExample(example, redactLeak)),
    '',
    'Not found',
    ...examples.clean.map((example) => formatExample(example, shorten)),
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

function formatExample(example: TextExample, show: (text: string, path: string) => string): string {
  const { path, text } = typeof example === 'string' ? { path: '', text: example } : example;
  if (text === '') return '  (nothing)';
  // On one line, with what is no character of a line written as an escape.
  const line = JSON.stringify(show(text, path)).slice(1, -1);
  return `  ${path === '' ? '' : `${path}: `}${line.replaceAll('\\"', '"').replaceAll('\\\\', '\\')}`;
}

/** The examples hold made-up keys; shown redacted, they teach nobody to print one. */
function redactLeak(text: string, path: string): string {
  return new Redactor([]).redact(text, matchSecrets(text, path, makeConfig({}))).text;
}

/** Of what looks like a key and is none, its beginning and its length say why. */
function shorten(text: string): string {
  return text.replace(/[A-Za-z\d]{24,}/g, (run) => `${run.slice(0, 8)}…(${run.length} characters)`);
}
