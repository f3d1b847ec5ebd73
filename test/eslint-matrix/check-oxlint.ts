import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiKey, body } from '../../rules/sample.ts';
import { installSetup } from './install-setup.ts';
import { linkKeyfence } from './link-keyfence.ts';

const SETTINGS = {
  jsPlugins: ['keyfence/eslint'],
  rules: {
    'keyfence/no-xai-key': 'error',
    'keyfence/no-hardcoded-api-key': 'error',
    'keyfence/no-public-env-key': 'error',
  },
};
const FILES = {
  'a.js': `export const client = new OpenAI({ apiKey: "${apiKey(3)}" });\n`,
  'b.ts': `function getKey(): string {\n  return "${body(40, 5)}";\n}\nuse({ apiKey: getKey() });\n`,
  'c.tsx': 'export const c = connect(import.meta.env.VITE_XAI_API_KEY as string);\n',
};
const EXPECTED = [
  'a.js:1 keyfence(no-xai-key)',
  'b.ts:2 keyfence(no-hardcoded-api-key)',
  'c.tsx:1 keyfence(no-public-env-key)',
];

/** Runs the plugin in oxlint as README.md says; tells what comes of it. */
export function checkOxlint(cache: string): { readonly line: string; readonly isRight: boolean } {
  const setup = { name: 'oxlint', packages: { oxlint: '^1.94.0' }, config: '' };
  const { modules } = installSetup(setup, 10, cache);
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'keyfence-oxlint-'));
  try {
    linkKeyfence(root, modules, ['oxlint']);
    writeFileSync(join(root, '.oxlintrc.json'), JSON.stringify(SETTINGS));
    for (const [path, content] of Object.entries(FILES)) writeFileSync(join(root, path), content);
    const bin = join(modules, 'oxlint/bin/oxlint');
    const args = [bin, '--format', 'unix', ...Object.keys(FILES)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const reports = Array.from(stdout.matchAll(/^(\S+?:\d+):\d+:.*\[Error\/(.*)\]$/gm));
    const told = reports.map(([, place = '', rule = '']) => `${place} ${rule}`).sort();
    const isRight = JSON.stringify(told) === JSON.stringify(EXPECTED);
    return { line: `oxlint: ${told.join(', ') || stderr.trim() || 'nothing'}`, isRight };
  } finally {
    rmSync(root, { recursive: true });
  }
}
