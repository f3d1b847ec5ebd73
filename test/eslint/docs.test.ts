import { readdirSync } from 'node:fs';
import type { Rule } from 'eslint';
import { expect, test } from 'vitest';
import { rules as repositoryRules } from '../../rules/index.ts';
import { generateDocs } from '../docs/generate-docs.ts';
import { keyfence } from '../support/bundled-plugin.ts';

test('the docs say what the rules say', async () => {
  expect(await generateDocs(true)).toEqual([]);
});

test('each rule has its page', () => {
  expect(readdirSync('docs/rules')).toEqual(repositoryRules.map(({ id }) => `${id}.md`));
});

test('each rule of the plugin has the address of its page', () => {
  for (const [name, { meta }] of Object.entries(keyfence.rules)) {
    expect(meta?.docs?.url).toContain(`docs/rules/${name}.md`);
    for (const message of Object.values(meta?.messages ?? {}))
      expect(message).toMatch(/\.$|\{\{remedy\}\}$/);
  }
});

test('a rule that the command has too takes the same options', () => {
  const known: Readonly<Partial<Record<string, Rule.RuleModule>>> = keyfence.rules;
  for (const rule of repositoryRules) {
    const meta = known[rule.id]?.meta;
    if (rule.kind !== 'text' || !meta) continue;
    const [schema] = meta.schema as readonly { readonly properties?: object }[];
    expect(schema?.properties ?? {}).toEqual(rule.options);
  }
});
