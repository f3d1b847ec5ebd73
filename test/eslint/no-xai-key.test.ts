import { rules } from '../../src/eslint/index.ts';
import { key, managementKey } from '../support/keys.ts';
import { makeCase, makeErrors, ruleTester } from '../support/make-rule-tester.ts';

const HEAD = key.slice(0, 12);
const TAIL = key.slice(12);
const escaped = key.replaceAll('-', '\\x2d');

/** By whether there is something to put in its place. */
const LEAKS: readonly (readonly [filename: string, code: string, suggestions: 0 | 1])[] = [
  ['a.js', `connect("⟦${key}⟧");`, 1],
  ['a.js', `connect("⟦${managementKey}⟧");`, 1],
  ['a.js', `connect("Bearer ⟦${key}⟧");`, 1],
  ['a.js', `// ⟦${key}⟧`, 0],
  ['a.js', `connect(⟦"${HEAD}" + "${TAIL}"⟧);`, 1],
  ['a.js', `const a = "${HEAD}"; connect(⟦a + "${TAIL}"⟧);`, 1],
  ['a.js', `connect(⟦["${HEAD}", "${TAIL}"].join("")⟧);`, 1],
  ['a.js', `connect(⟦"${escaped}"⟧);`, 1],
  ['a.js', `connect(⟦\`Bearer \${"${HEAD}"}${TAIL}\`⟧);`, 0],
  ['a.js', `const k = "⟦${key}⟧"; connect(\`Bearer \${k}\`);`, 1],
  ['a.ts', `type A = "⟦${key}⟧";`, 0],
  ['.env', `A=⟦${key}⟧\nB="⟦${managementKey}⟧"\n`, 0],
];

ruleTester.run('no-xai-key', rules['no-xai-key'], {
  valid: [
    makeCase('a.js', 'connect("xai-your-key-here");'),
    makeCase('a.js', 'connect("xai-" + name + "-primary");'),
    makeCase('a.css', '.xai-button-primary {}'),
  ],
  invalid: LEAKS.map(([filename, code, suggestions]) => ({
    ...makeCase(filename, code),
    errors: makeErrors(code, suggestions),
  })),
});
