import type { Rule } from '../../rules/rule.ts';

const BEGIN = '<!-- generated from rules/ by "npm run docs" -->';
const END = '<!-- end of what is generated from rules/ -->';

/**
 * The README with the table of the rules as it should be.
 * @param inEslint the names of the rules that the ESLint plugin has
 * @throws Error when it has no place for the table
 */
export function makeRulesTable(
  readme: string,
  rules: readonly Rule[],
  inEslint: ReadonlySet<string>,
): string {
  const from = readme.indexOf(BEGIN);
  const to = readme.indexOf(END);
  if (from === -1 || to < from) throw new Error(`the README lacks ${BEGIN} or ${END}`);
  const errorsFirst = [
    ...rules.filter(({ severity }) => severity !== 'warn'),
    ...rules.filter(({ severity }) => severity === 'warn'),
  ];
  const rows = errorsFirst.map((rule) => {
    const note = inEslint.has(rule.id) ? ' (a warning; an error in ESLint)' : ' (a warning)';
    return `| [\`${rule.id}\`](docs/rules/${rule.id}.md) | ${rule.finds}${rule.severity === 'warn' ? note : ''} |`;
  });
  const table = ['| rule | finds |', '| --- | --- |', ...rows].join('\n');
  return `${readme.slice(0, from)}${BEGIN}\n\n${table}\n\n${readme.slice(to)}`;
}
