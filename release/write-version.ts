import { readFileSync, writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };
import { runProgram } from './run-program.ts';

/** Where the version stands that is to be installed: `keyfence@1.2.3` and `rev: v1.2.3` in snippets, and the template for GitLab. */
const NAMED =
  /(?<before>\bkeyfence@|\bKEYFENCE_VERSION: |\/keyfence\n +rev: v)\d+\.\d+\.\d+(?:-[\w.]+)?/g;

/** Writes the version of `package.json` wherever users copy it from; `npx changeset version` changes only that. */
const files = runProgram('git', ['ls-files', '-z', '*.md', 'templates', '.github']).split('\0');
for (const file of files.filter((name) => name !== '' && name !== 'CHANGELOG.md')) {
  const text = readFileSync(file, 'utf8');
  const written = text.replace(NAMED, `$<before>${manifest.version}`);
  if (written !== text) writeFileSync(file, written);
}
