import { defineRule, type PathRule } from './rule.ts';
import { hasEncryptedValues, isCiphertext, isReference } from './secret-files/encrypted-file.ts';
import { getFileKind } from './secret-files/file-kinds.ts';
import { findPlaintextSecrets } from './secret-files/plaintext-secret.ts';

const rule: PathRule<'no-secret-file'> = defineRule({
  kind: 'path',
  id: 'no-secret-file',
  title: 'Secret file is tracked',
  description: 'disallow tracked secret files',
  finds:
    'a tracked `.env`, `.env.*` or `secrets.*`. Templates (`.env.local.example`), documentation, workflows, source code without a secret, and files encrypted with dotenvx, sops, git-crypt, ansible-vault, age or PGP are fine; `.env.development` and similar files without a secret are a warning',
  why: 'Files like .env are where keys are kept. Once such a file is tracked, the next key in it is published with the next push.',
  remedy:
    'Untrack it with "git rm --cached FILE", run "npx keyfence gitignore --fix", and rotate every key that it held. Commit a .env.example without values in its place.',
  step: 'Untrack the file (it stays on your disk) and list it in .gitignore',
  reference: 'https://docs.x.ai/docs/key-information/security',

  prefilter: 'patterns',
  check(path, patterns, content) {
    if (patterns.isTemplate(path) || patterns.match(path) === undefined) return undefined;
    const kind = getFileKind(path);
    if (kind === 'no values') return undefined;
    if (content === undefined) return kind === 'secrets' ? 'error' : 'warn';
    if (isCiphertext(path, content)) return undefined;
    // Plain text among encrypted values has a rule of its own.
    if (hasEncryptedValues(content)) return undefined;
    const holdsSecret = findPlaintextSecrets(content).length > 0;
    if (!holdsSecret && isReference(content)) return undefined;
    if (kind === 'source code') return holdsSecret ? 'warn' : undefined;
    if (holdsSecret || kind === 'secrets') return 'error';
    return kind === 'mode' ? 'warn' : undefined;
  },

  get examples() {
    return {
      leaks: ['.env', 'app/.env', '.env.xai', '.env.local', 'config/secrets.yml'],
      clean: [
        '.env.example',
        '.env.local.example',
        'a/.env.sample',
        '.env.template',
        '.env.dist',
        '.env.schema',
        '.env.vault',
        'docs/secrets.md',
        'roles/web/secrets.yml.j2',
        '.github/workflows/secrets.yml',
        'env',
        'secrets',
        'a.env',
      ],
    };
  },
});

export default rule;
