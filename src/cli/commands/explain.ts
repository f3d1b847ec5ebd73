import allowNeedsReason from '../../../rules/allow-needs-reason.ts';
import { ALLOW_WORD } from '../../../rules/allow-comments/allow-word.ts';
import { rules } from '../../../rules/index.ts';
import type { Rule, TextRule } from '../../../rules/rule.ts';
import { makePatternRule } from '../../../rules/patterns/make-pattern-rule.ts';
import { PRESETS } from '../../../rules/patterns/presets.ts';
import { loadConfig } from '../../config/load-config.ts';
import { listPatternRules } from '../../config/pattern-rules.ts';
import { CONFIG_NAME } from '../../config/settings/settings-files.ts';
import { UsageError } from '../../errors/errors.ts';
import { findRoot } from '../../git/find-root.ts';
import { DEFAULT_WIDTH } from '../../text/wrap.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import { shorten } from '../../text/shorten.ts';
import { suggest } from '../../text/suggest.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { formatPage, type PagePart } from '../output/format-page.ts';
import { formatLeakedPage, LEAKED } from '../output/leaked-page.ts';
import type { Outcome } from '../output/outcome.ts';
import { showExamples } from '../output/show-examples.ts';

/** How many examples fit on the screen besides the rest. */
const FEW = 3;

/** `keyfence explain RULE|leaked [FINGERPRINT]` @throws UsageError when there is no such page */
export async function runExplain(
  { positionals: [id, ...others], flags }: Arguments,
  { cwd }: Pick<CommandContext, 'cwd'>,
): Promise<Outcome> {
  const [fingerprint] = others;
  if (id === LEAKED && others.length === 1 && fingerprint !== undefined) {
    return (await import('./explain-leak.ts')).explainLeak(fingerprint, { cwd });
  }
  if (others.length > 0) throw new UsageError('"keyfence explain" takes one rule');
  if (id === LEAKED) return { exitCode: 0, stdout: formatLeakedPage() };
  const rule = rules.find((rule) => rule.id === id) ?? (await findPatternRule(id, cwd));
  if (!rule) {
    const known = [...rules.map((rule) => rule.id), LEAKED].join(', ');
    throw new UsageError(
      id === undefined
        ? `name a rule: ${known}`
        : `there is no rule "${id}"; ${suggest(id, known.split(', '))}`,
    );
  }
  return { exitCode: 0, stdout: formatRule(rule, flags.all === true) };
}

/** The rule of a preset, or of a configured pattern. @throws ConfigError */
async function findPatternRule(id: string | undefined, cwd: string): Promise<TextRule | undefined> {
  const presets = Object.values(PRESETS).map(makePatternRule);
  const preset = presets.find((rule) => rule.id === id);
  if (preset || id === undefined) return preset;
  const config = await loadConfig(findRoot(cwd) ?? cwd);
  const all = [config, ...(config.nested?.values() ?? [])].flatMap(listPatternRules);
  return all.find((rule) => rule.id === id);
}

function formatRule(rule: Rule, isWhole: boolean): string {
  const { id, title, why, remedy, reference } = rule;
  const { leaks, clean } = showExamples(rule);
  const more = [
    ...(isWhole ? [] : [{ code: `npx keyfence explain ${id} --all` }]),
    ...(isSecretRule(rule) ? [{ code: `npx keyfence explain ${LEAKED}` }] : []),
    { code: reference },
  ];
  return formatPage(`${id}: ${title}`, [
    { label: 'Why', body: [why] },
    { label: 'Fix', body: [remedy] },
    { label: 'Allow', body: describeAllow(rule, isWhole) },
    ...(isWhole ? describeOptions(rule) : []),
    ...(leaks.length > 0
      ? [{ label: 'Found', body: isWhole ? leaks.map(toCode) : pickFew(leaks) }]
      : []),
    ...(isWhole && clean.length > 0 ? [{ label: 'Not found', body: clean.map(toCode) }] : []),
    { label: 'More', body: more },
  ]);
}

function isSecretRule(rule: Rule): rule is TextRule {
  return rule.kind === 'text' && rule.holdsSecret !== false;
}

/** Findings about the repository or a change as a whole have no line for a comment. */
function describeAllow(rule: Rule, isWhole: boolean): PagePart['body'] {
  const comment = toCode(`${ALLOW_WORD} ${rule.id}: reason`);
  const entry = `This writes it, or in JSON and the like an entry in ${CONFIG_NAME}:`;
  const everywhere = `Everywhere, in ${CONFIG_NAME}, to another severity or "off":`;
  const other = rule.severity === 'warn' ? 'error' : 'warn';
  const severity = [everywhere, toCode(`{ "rules": { "${rule.id}": "${other}" } }`)];
  const isInFile = rule.kind === 'path' || (rule.kind === 'text' && rule !== allowNeedsReason);
  if (!isInFile) return severity;
  const where = rule.kind === 'path' ? 'FILE' : 'FILE:LINE';
  const place =
    rule.kind === 'path'
      ? 'By a comment in the file:'
      : 'By a comment on its line, or alone on the line above:';
  const command = toCode(`npx keyfence allow ${where} --reason "why it may stay"`);
  return [place, comment, entry, command, ...(isWhole ? severity : [])];
}

function describeOptions(rule: Rule): PagePart[] {
  const options = rule.kind === 'text' ? Object.entries(rule.options) : [];
  if (options.length === 0) return [];
  const rows = options.map(
    ([name, option]) =>
      `${name}: ${option.description} (default: ${JSON.stringify(option.default)})`,
  );
  return [{ label: 'Options', body: [`{ "rules": { "${rule.id}": ["error", { … }] } }`, ...rows] }];
}

/** Different ones, each on one line. */
function pickFew(examples: readonly string[]): PagePart['body'] {
  const most = DEFAULT_WIDTH - 'Found  '.length;
  return [...new Set(examples)].slice(0, FEW).map((line) => toCode(shorten(line, most)));
}

function toCode(code: string): { code: string } {
  return { code };
}
