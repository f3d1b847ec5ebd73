import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { rules } from '../../rules/index.ts';
import { keyfence } from '../support/bundled-plugin.ts';
import { describeEslintRules } from './describe-eslint-rules.ts';
import { makeRulePage } from './make-rule-page.ts';
import { makeRulesTable } from './make-rules-table.ts';

const README = 'README.md';

/**
 * Writes what the pages of the rules and the README say about the rules. What ESLint shows of a rule is
 * written by eslint-doc-generator.
 * @param isCheck writes nothing
 * @returns what was out of date, in sentences
 */
export async function generateDocs(isCheck: boolean): Promise<string[]> {
  const inEslint = new Set(Object.keys(keyfence.rules));
  const outdated: string[] = [];
  const update = async (path: string, make: (text: string) => string): Promise<void> => {
    const before = existsSync(path) ? await readFile(path, 'utf8') : '';
    const options = await resolveConfig(path);
    const after = await format(make(before), { ...options, parser: 'markdown' });
    if (after === before) return;
    outdated.push(`${path} is out of date; "npm run docs" writes it.`);
    if (!isCheck) await writeFile(path, after);
  };
  for (const rule of rules) {
    const isInEslint = inEslint.has(rule.id);
    await update(`docs/rules/${rule.id}.md`, (page) => makeRulePage(rule, page, isInEslint));
  }
  await update(README, (readme) => makeRulesTable(readme, rules, inEslint));
  const ran = await describeEslintRules(isCheck ? ['--check'] : []);
  if (ran.exitCode !== 0) outdated.push(ran.stdout.toString() + ran.stderr);
  return outdated;
}
