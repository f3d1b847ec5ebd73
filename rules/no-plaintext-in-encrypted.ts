import { formatOf } from './api-key/format.ts';
import { defineRule, type TextRule } from './rule.ts';
import { body } from './sample.ts';
import { ENCRYPTED_MARK, hasEncryptedValues } from './secret-files/encrypted-file.ts';
import { findPlaintextSecrets } from './secret-files/plaintext-secret.ts';

const DATA = /\.(?:json|enc|sops|dec)$/i;

const rule: TextRule<'no-plaintext-in-encrypted'> = defineRule({
  kind: 'text',
  generic: true,
  id: 'no-plaintext-in-encrypted',
  title: 'Secret in plain text among encrypted values',
  description: 'disallow secrets in plain text in dotenvx and sops files',
  finds: 'a secret in plain text among the encrypted values of a dotenvx or sops file',
  why: 'Such a file is only safe to commit because its values are encrypted. A value that was added in plain text can be read by everyone who has the repository.',
  remedy:
    'Encrypt it with "dotenvx encrypt" or "sops encrypt --in-place". If it was committed, rotate it too: it can still be read in the history.',
  step: 'Encrypt the value (dotenvx encrypt, sops encrypt -i)',
  reference: 'https://dotenvx.com/docs/cryptography',
  inEslint: false,
  isNear: true,
  options: {},

  prefilter: ENCRYPTED_MARK,

  find(text, { path, noteFar }) {
    // In code and in prose such values are samples.
    if (formatOf(path) !== 'config' && !DATA.test(path)) return [];
    noteFar?.();
    return hasEncryptedValues(text) ? findPlaintextSecrets(text) : [];
  },

  get examples() {
    const dotenvx = `A_TOKEN="encrypted:${body(60, 1, 'base64')}"`;
    const sops = `ENC[AES256_GCM,data:${body(20, 2, 'base64')},iv:${body(20, 3, 'base64')},tag:x,type:str]`;
    return {
      leaks: [
        { path: '.env.production', text: `${dotenvx}\nDB_PASSWORD=${body(20, 4)}\n` },
        { path: '.env', text: `${dotenvx}\nURL=postgres://me:${body(16, 5)}@db.example/x\n` },
        {
          path: 'a.enc.yaml',
          text: `a: ${sops}\nclient_secret: ${body(32, 6)}\nsops:\n  mac: x\n`,
        },
        { path: 'a.json', text: `{\n  "a": "${sops}",\n  "jwtSecret": "${body(40, 7)}"\n}\n` },
      ],
      clean: [
        {
          path: '.env.production',
          text: `DOTENV_PUBLIC_KEY_PRODUCTION="${body(66, 8, 'hex')}"\n${dotenvx}\n`,
        },
        { path: '.env.production', text: `${dotenvx}\nPORT=3000\nDB_PASSWORD=\nLOG_LEVEL=info\n` },
        {
          path: 'a.enc.yaml',
          text: `apiVersion: v1\nkind: Secret\nstringData:\n  password: ${sops}\n`,
        },
        { path: 'a.md', text: `${dotenvx}\nDB_PASSWORD=${body(20, 9)}\n` },
      ],
    };
  },
});

export default rule;
