import type { Rule } from '../../rules/rule.ts';

/**
 * The table of the rules, errors first, for a page in `docs/`.
 * @param inEslint the names of the rules that the ESLint plugin has
 */
export function makeRulesTable(rules: readonly Rule[], inEslint: ReadonlySet<string>): string {
  const errorsFirst = [
    ...rules.filter(({ severity }) => severity !== 'warn'),
    ...rules.filter(({ severity }) => severity === 'warn'),
  ];
  const rows = errorsFirst.map(({ id, finds, severity = 'error' }) => {
    const eslint = inEslint.has(id) ? 'yes' : '';
    return `| [\`${id}\`](rules/${id}.md) | ${finds} | ${severity} | ${eslint} |`;
  });
  return ['| rule | finds | severity | ESLint |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
