import { expect } from 'vitest';
import { rules } from '../../rules/index.ts';
import { VERSION } from '../../src/package/version.ts';
import { key } from './keys.ts';
import { createRepository, type KeyfenceRan, type Repository } from './repository.ts';

// In what was typed; no output holds one.
const KEYS = /xai-(?:token-)?[A-Za-z0-9]{80}/g;

/** As messages list them. */
const RULES = rules.map(({ id }) => id).join(', ');

/** One run of the command. */
export interface Case {
  readonly title: string;
  readonly args: readonly string[];
  readonly prepare?: (repo: Repository) => Promise<void>;
  /** Variables that are set for it. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** `false` where it runs outside of any repository. */
  readonly init?: boolean;
}

/** Compares a run with what is written down in `transcripts/`, which is to be read as a user would read it. */
export async function expectTranscript(name: string, { prepare, ...run }: Case): Promise<void> {
  await using repo = await createRepository(run.init === undefined ? {} : { init: run.init });
  if (run.init !== false) {
    await repo.write('.gitignore', '.env\n.env.*\n**/secrets.*\n');
    await repo.commit();
  }
  await prepare?.(repo);
  const env = { COLUMNS: '80', ...run.env };
  const ran = await repo.keyfence(...run.args, { ...run, env });
  // One clear sentence, and nothing half-printed.
  if (ran.exitCode === 2) expect([ran.stdout, ran.stderr.slice(0, 10)]).toEqual(['', 'keyfence: ']);
  await expect(formatTranscript(run, ran, repo)).toMatchFileSnapshot(`transcripts/${name}.md`);
}

/** Stages a file with a key in its fourth line. */
export async function addClient(repo: Repository): Promise<void> {
  await repo.add('src/client.py', `import os\n\nclient = Client(\n    api_key="${key}",\n)\n`);
}

export function writeConfig(content: string): NonNullable<Case['prepare']> {
  return (repo) => repo.write('keyfence.config.json', content);
}

/**
 * A run as Markdown: what was typed, what was answered on both streams, the exit code. What differs from
 * one machine to the next is named in its place.
 */
function formatTranscript(
  { title, args, env = {}, stdin }: Case,
  { stdout, stderr, exitCode }: KeyfenceRan,
  repo: Repository,
): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const words = args.map((word) => (/^[\w./=<>-]+$/.test(word) ? word : `'${word}'`));
  const outputs = [
    ...(stdout === '' ? [] : ['stdout:', fence(stdout)]),
    ...(stderr === '' ? [] : ['stderr:', fence(stderr)]),
  ];
  const text = [
    `# ${title}`,
    fence(`$ ${variables.join('')}${['keyfence', ...words].join(' ')}\n`, 'console'),
    ...(stdin === undefined ? [] : ['with this on standard input:', fence(stdin)]),
    ...(outputs.length === 0 ? ['No output.'] : outputs),
    `Exit code ${exitCode}.`,
  ].join('\n\n');
  return (
    `${text}\n`
      .replaceAll(repo.root, '<repository>')
      .replaceAll(repo.directory, '<directory>')
      .replaceAll(`keyfence ${VERSION}`, 'keyfence <version>')
      .replaceAll('\u001b', '␛')
      .replaceAll(RULES, '<every rule>')
      // With a hyphen that looks alike, or the transcripts would themselves be told to say why.
      .replace(/keyfence-(?=allow|ignore|disable)/gi, (word) => word.replace('-', '\u2011'))
      .replace(KEYS, (secret) => `<key …${secret.slice(-4)}>`)
  );
}

function fence(text: string, language = 'text'): string {
  // A last line without a line break would be told by nothing else.
  const end = text.endsWith('\n') ? '' : '⏎ (no line break)\n';
  return `\`\`\`${language}\n${text}${end}\`\`\``;
}
