import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { rules } from '../../rules/index.ts';
import { makeConfigSchema } from '../../src/config/config-schema.ts';
import { keyfence } from '../support/bundled-plugin.ts';
import { describeEslintRules } from './describe-eslint-rules.ts';
import { makeDefaults } from './make-defaults.ts';
import { makeOptionsList } from './make-options-list.ts';
import { makeRulePage } from './make-rule-page.ts';
import { makeRulesTable } from './make-rules-table.ts';
import { replacePart } from './replace-part.ts';

/**
 * Writes the parts of the documentation that follow from the code. What ESLint shows of a rule is written
 * by eslint-doc-generator.
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
  const parts = [
    ['docs/what-it-finds.md', 'rules', makeRulesTable(rules, inEslint)],
    ['docs/configuration.md', 'defaults', makeDefaults(makeConfigSchema())],
    ['docs/reference.md', 'options', makeOptionsList()],
  ] as const;
  for (const [path, name, content] of parts) {
    await update(path, (page) => replacePart(page, name, content));
  }
  const ran = await describeEslintRules(isCheck ? ['--check'] : []);
  if (ran.exitCode !== 0) outdated.push(ran.stdout.toString() + ran.stderr);
  return outdated;
}
