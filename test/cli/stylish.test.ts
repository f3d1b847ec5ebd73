import { test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { body } from '../../rules/sample.ts';
import { key, managementKey, oldKey, secondKey } from '../support/keys.ts';
import { addClient, expectTranscript, type Case } from '../support/transcript.ts';

const CASES: Readonly<Record<string, Case>> = {
  'stylish-one': { title: 'One finding', args: ['scan', '--staged'], prepare: addClient },
  'stylish-many': {
    title: 'Many findings',
    args: [],
    async prepare(repo) {
      await addClient(repo);
      await repo.add('.env', `XAI_API_KEY=${secondKey}\nXAI_MANAGEMENT_KEY=${managementKey}\n`);
      await repo.add('src/secrets.ts', `export const apiKey = '${body(40, 5)}';\n`);
      await repo.write(`keys/${key}.txt`, 'see the name\n');
      await repo.add(`keys/${key}.txt`, 'see the name\n');
    },
  },
  'stylish-allowed': {
    title: 'A finding that is allowed, and a comment that allows nothing',
    args: ['a.py'],
    prepare: (repo) =>
      repo.write(
        'a.py',
        `a = "${key}"  # ${ALLOW_WORD}: revoked\nb = "${secondKey}"  # ${ALLOW_WORD}\n`,
      ),
  },
  'stylish-already-committed': {
    title: 'What was committed before, and what is new',
    args: ['scan', '--staged'],
    async prepare(repo) {
      await repo.write('a.env', `OLD=${oldKey}\n`);
      await repo.commit();
      await repo.add('a.env', `OLD=${oldKey}\nNEW=${key}\n`);
    },
  },
  'stylish-warning': {
    title: 'A warning alone',
    args: ['scan', '--staged'],
    prepare: (repo) => repo.add('.env.development', 'PORT=3000\n'),
  },
  'stylish-max-warnings': {
    title: 'One warning more than may be',
    args: ['scan', '--staged', '--max-warnings', '0'],
    prepare: (repo) => repo.add('.env.development', 'PORT=3000\n'),
  },
  'stylish-long-line': {
    title: 'A finding in a long line',
    args: ['a.min.js'],
    prepare: (repo) =>
      repo.write('a.min.js', `${'var a=1;'.repeat(500)}k="${key}";${'var b=2;'.repeat(500)}\n`),
  },
  'stylish-hostile': {
    title: 'Control characters in a name and in a line',
    args: [],
    prepare: (repo) =>
      repo.write('a\u001b[2Jb.txt', `\t\u001b[31mkey\u202e: "${key}"\u0007\n字字: ${secondKey}\n`),
  },
  'stylish-utf-16': {
    title: 'A finding in UTF-16',
    args: ['a.reg'],
    async prepare(repo) {
      await repo.write('a.reg', Buffer.from(`\ufeff[x]\r\n"Key"="${key}"\r\n`, 'utf16le'));
    },
  },
  'stylish-clean': {
    title: 'Nothing found',
    args: [],
    prepare: (repo) => repo.write('a.txt', 'a line\n'),
  },
  'stylish-notes': {
    title: 'What was not scanned',
    args: [],
    async prepare(repo) {
      await repo.write('keyfence.config.json', '{ "ignore": ["fixtures/"] }\n');
      await repo.write('fixtures/a.txt', `${key}\n`);
    },
  },
  'stdin-finding': {
    title: 'A finding on standard input',
    args: ['scan', '--stdin', '--stdin-filename', 'a.env'],
    stdin: `XAI_API_KEY=${key}\n`,
  },
  'message-empty': {
    title: 'An empty commit message',
    args: ['hook', 'commit-msg', 'MESSAGE'],
    prepare: (repo) => repo.write('MESSAGE', ''),
  },
  'message-finding': {
    title: 'A key in a commit message',
    args: ['hook', 'commit-msg', 'MESSAGE'],
    prepare: (repo) => repo.write('MESSAGE', `Use the key\n\nIt is ${key}.\n`),
  },
};

test.each(Object.entries(CASES))('%s', expectTranscript);
