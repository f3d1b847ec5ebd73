import { groupBy } from '../collections/group-by.ts';
import type { EnvFile, SecretEntry } from './env-file.ts';
import { getNamedEnvironment } from './environment.ts';
import { compareWithTemplates } from './compare-with-templates.ts';
import { quoteForShell } from '../text/quote-for-shell.ts';
import type { Problem } from './problem.ts';

/** Permission bits of everybody but the owner. */
const OTHERS = 0o077;
const MANAGEMENT_NAME = /manage|mgmt|admin/i;
const SEPARATE =
  'Create a separate key for each environment, so that each can be revoked on its own.';

/** All problems of `.env` files that can be found without git, in the order of the files. */
export function findProblems(files: readonly EnvFile[]): Problem[] {
  return [
    ...files.flatMap((file) => [
      ...findReadable(file),
      ...findMisplaced(file),
      ...findPlaintext(file),
      ...findInTemplate(file),
    ]),
    ...findShared(files),
    ...compareWithTemplates(files),
  ];
}

function findReadable({ path, absolutePath, mode, kind, ...file }: EnvFile): Problem[] {
  const { entries, namelessLines } = file;
  const holdsSecret = namelessLines.length > 0 || entries.some(({ hash }) => hash !== undefined);
  if (mode === undefined || (mode & OTHERS) === 0 || !holdsSecret || kind === 'template') return [];
  const octal = mode.toString(8).padStart(4, '0');
  const better = mode & ~OTHERS;
  return [
    {
      kind: 'readable',
      severity: 'error',
      path,
      message: `holds a secret, and others on this machine can read it (mode ${octal})`,
      remedy: `chmod ${better.toString(8)} ${toWord(path)}`,
      fix: { change: 'mode', path: absolutePath, mode: better },
    },
  ];
}

/** A key whose kind does not match its name, or whose environment does not match its file. */
function findMisplaced({ path, kind, environment, entries }: EnvFile): Problem[] {
  return entries.flatMap((entry): Problem[] => {
    const { name, line, hash } = entry;
    if (hash === undefined) return [];
    if (entry.kind === 'management key' && !MANAGEMENT_NAME.test(name)) {
      return [
        {
          kind: 'management-key',
          severity: 'error',
          ...{ path, line, name },
          message: `${name} is a management key, which administers the whole team`,
          remedy:
            'Put an API key in its place, and delete the management key if an application has used it.',
        },
      ];
    }
    if (entry.kind === 'api key' && MANAGEMENT_NAME.test(name)) {
      return [
        {
          kind: 'management-key',
          severity: 'warn',
          ...{ path, line, name },
          message: `${name} is an API key, but it is named like a management key`,
          remedy: 'Rename the variable, or put the management key in its place.',
        },
      ];
    }
    const meant = getNamedEnvironment(name);
    if (meant !== 'production' || environment === 'production' || kind === 'profile') return [];
    return [
      {
        kind: 'production-key',
        severity: 'error',
        ...{ path, line, name },
        message: `${name} is a production secret by its name, in a file for ${describe(environment)}`,
        remedy: 'Keep it where production runs, and use another key here.',
      },
    ];
  });
}

function findPlaintext({ path, plaintextLines }: EnvFile): Problem[] {
  return plaintextLines.map((line) => ({
    kind: 'plaintext',
    severity: 'error',
    path,
    line,
    message: 'a secret in plain text among encrypted values',
    remedy:
      'Encrypt it with "dotenvx encrypt" or "sops encrypt --in-place", and rotate it if it was committed.',
  }));
}

function findInTemplate({ path, kind, entries, namelessLines }: EnvFile): Problem[] {
  if (kind !== 'template') return [];
  const problem = { kind: 'template-secret', severity: 'error', path } as const;
  const where = 'a secret in a file that is meant to be committed';
  const then = 'If it was committed, run "keyfence explain leaked".';
  return [
    ...entries
      .filter(({ hash }) => hash !== undefined)
      .map(({ name, line }) => ({
        ...{ ...problem, line, name },
        message: `${name} is ${where}`,
        remedy: `Leave its value empty. ${then}`,
      })),
    ...namelessLines.map((line) => ({
      ...{ ...problem, line },
      message: where,
      remedy: `Remove it. ${then}`,
    })),
  ];
}

interface Use {
  readonly file: EnvFile;
  readonly entry: SecretEntry;
}

/** The same value in files of several environments. Values in templates are reported separately. */
function findShared(files: readonly EnvFile[]): Problem[] {
  const uses = files
    .filter(({ kind }) => kind === 'values')
    .flatMap((file) => file.entries.map((entry): Use => ({ file, entry })))
    .filter(({ entry }) => entry.hash !== undefined);
  return [...groupBy(uses, ({ entry }) => entry.hash ?? '').values()].flatMap(describeShared);
}

function describeShared(uses: readonly Use[]): Problem[] {
  const environments = new Set(uses.map(({ file }) => file.environment));
  if (environments.size < 2) return [];
  const production = uses.find(({ file }) => file.environment === 'production');
  const [first] = uses;
  const origin = production ?? first;
  if (!origin) return [];
  return uses
    .filter((use) => use.file.environment !== origin.file.environment)
    .map(({ file: { path, environment }, entry: { name, line } }) => ({
      kind: production ? 'production-key' : 'same-key',
      severity: 'error',
      ...{ path, line, name },
      message: production
        ? `${name} is the production secret from ${origin.file.path}, in a file for ${describe(environment)}`
        : `${name} is the same secret as ${origin.entry.name} in ${origin.file.path}`,
      remedy: SEPARATE,
    }));
}

function describe(environment: EnvFile['environment']): string {
  return environment === 'local' ? 'development' : environment;
}

function toWord(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : quoteForShell(path);
}
