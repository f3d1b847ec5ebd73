import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { getRulePage } from '../../rules/rule-page.ts';
import type { Rule } from '../../rules/rule.ts';
import { showExamples } from '../../src/cli/output/show-examples.ts';
import { CONFIG_NAME } from '../../src/config/settings/settings-files.ts';

/** What eslint-doc-generator ends its part with. */
const HEADER_END = '<!-- end auto-generated rule header -->';
const OPTIONS = ['begin', 'end'].map((side) => `<!-- ${side} auto-generated rule options list -->`);
const END = '<!-- end of what is generated from the rule -->';

/**
 * The page of a rule with the generated parts as they should be; what somebody has written between them stays.
 * @param page as it is, empty where there is none
 * @param inEslint eslint-doc-generator writes its header and its options
 */
export function makeRulePage(rule: Rule, page: string, inEslint: boolean): string {
  const begin = `<!-- generated from rules/${rule.id}.ts by "npm run docs" -->`;
  const generated = `${begin}\n\n${describeRule(rule)}\n\n${END}`;
  const text = page === '' ? makeNewPage(rule, inEslint) : page;
  const from = text.includes(begin) ? text.indexOf(begin) : text.length;
  const to = text.includes(END) ? text.indexOf(END) + END.length : text.length;
  const whole = `${text.slice(0, from)}\n\n${generated}${text.slice(to)}`;
  return inEslint ? whole : makeHeader(rule) + whole.slice(whole.indexOf(HEADER_END));
}

function makeNewPage(rule: Rule, inEslint: boolean): string {
  const hasOptions = rule.kind === 'text' && Object.keys(rule.options).length > 0;
  const options = inEslint && hasOptions ? `## Options\n\n${OPTIONS.join('\n\n')}` : '';
  return `${makeHeader(rule)}${HEADER_END}\n\n${options}`;
}

function makeHeader({ id, description, severity }: Rule): string {
  const sentence = description.charAt(0).toUpperCase() + description.slice(1);
  const level = severity === 'warn' ? 'a warning' : 'an error';
  return `# ${id}\n\n📝 ${sentence}.\n\n💼 The command and the hooks report it, by default as ${level}. There is no ESLint rule of this name.\n\n`;
}

function describeRule(rule: Rule): string {
  const { id, why, remedy, reference, severity = 'error' } = rule;
  const { leaks, clean } = showExamples(rule);
  const isAllowable = rule.kind === 'text' && rule.holdsSecret !== false;
  // Of some rules the page itself is what there is to read.
  const more = reference === getRulePage(id) ? '' : ` [Further reading](${reference})`;
  const allow = `To allow one, write a comment on its line, or alone on the line above: \`${ALLOW_WORD} ${id}: reason\`.`;
  return [
    `## Why`,
    why,
    '## How to fix',
    remedy,
    ...(isAllowable ? [allow] : []),
    `The default severity is \`"${severity}"\`. To change it, write for example \`{ "rules": { "${id}": "off" } }\` in \`${CONFIG_NAME}\`.${more}`,
    '## What is found, and what is not',
    'Found:',
    makeBlock(leaks.map(hideAllowWord)),
    'Not found:',
    makeBlock(clean),
  ].join('\n\n');
}

/** As text that means nothing to those who format Markdown. */
function makeBlock(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n');
}

/** With a hyphen that looks alike, or keyfence would report the page. */
function hideAllowWord(line: string): string {
  return line.replace(/keyfence-(?=allow|ignore|disable)/gi, (word) => word.replace('-', '\u2011'));
}
