/**
 * `npm run test:installs [-- NAME...]`: each way to install keyfence, for real, from an empty repository. Takes the
 * package managers from the registry, and prints a table.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiKey } from '../../rules/sample.ts';
import { stagePackage } from '../../release/stage-package.ts';
import { createEnvironment } from '../support/create-environment.ts';
import { listInstalls, type Install } from './installs.ts';
import { runIn, type Place } from './run-in.ts';

const TOOLS = ['@yarnpkg/cli-dist', 'pnpm', 'bun'];
const COLUMNS = ['refuses a key', 'commits', 'doctor', 'upgrade', 'refuses after it', '--undo'];
const top = process.cwd();
const names = process.argv.slice(2);
const directory = mkdtempSync(join(realpathSync(tmpdir()), 'keyfence-installs-'));

function pack(version: string): string {
  const staging = join(directory, `package-${version}`);
  stagePackage(top, staging);
  const place = { root: staging, env: process.env };
  runIn(place, ['npm', 'pkg', 'set', `version=${version}`]);
  runIn(place, ['npm', 'pack', '--silent', '--pack-destination', directory]);
  return join(directory, `keyfence-${version}.tgz`);
}

function commit(place: Place, content: string): { happened: boolean; output: string } {
  writeFileSync(join(place.root, 'client.py'), content);
  runIn(place, ['git', 'add', 'client.py']);
  const { exitCode, output } = runIn(place, ['git', 'commit', '-m', 'client'], true);
  if (exitCode !== 0) runIn(place, ['git', 'rm', '-q', '-f', '--cached', 'client.py'], true);
  return { happened: exitCode === 0, output };
}

/** A commit with a key does not happen, for what keyfence found. */
function refuses(place: Place, seed: number): string {
  const { happened, output } = commit(place, `client = Client(api_key="${apiKey(seed)}")\n`);
  return !happened && output.includes('no-xai-key') ? 'yes' : `NO: ${output.slice(-300)}`;
}

async function tryInstall(
  install: Install,
  tools: string,
  tarballs: readonly [string, string],
): Promise<string[]> {
  const base = join(directory, install.name.replaceAll(/\W+/g, '-'));
  const env = {
    ...(await createEnvironment(join(base, 'home'))),
    npm_config_cache: join(directory, 'npm-cache'),
  };
  const root = join(base, 'work');
  mkdirSync(root, { recursive: true });
  const place: Place = { root, tools, top, env };
  const [tarball, newer] = tarballs;
  runIn(place, ['git', 'init', '--quiet']);
  install.install(place, tarball);
  const keyfence = (words: readonly string[]): string =>
    runIn(place, [...install.command(place), ...words]).output;
  const more = install.initArguments ?? [];
  const isGlobal = more.includes('--global');
  keyfence(['init', ...more]);
  install.afterInit?.(place, tarball);
  const refused = refuses(place, 1);
  const clean = commit(place, `pass  # ${install.name}\n`);
  const proof = keyfence(['doctor', ...(isGlobal ? ['--global'] : [])]);
  const isProved = proof.includes('A key would be stopped here');
  install.upgrade(place, newer);
  const refusedAgain = refuses(place, 2);
  keyfence(['init', ...(isGlobal ? more : []), '--undo']);
  // The framework refuses a configuration that is not staged.
  runIn(place, ['git', 'add', '--update']);
  const undone = commit(place, `client = Client(api_key="${apiKey(3)}")\n`);
  return [
    refused,
    clean.happened ? 'yes' : `NO: ${clean.output.slice(-300)}`,
    isProved ? 'proved' : `NO: ${proof}`,
    'yes',
    refusedAgain,
    undone.happened ? 'yes' : `NO: ${undone.output.slice(-300)}`,
  ];
}

const env = { ...process.env };
const tools = join(directory, 'tools');
mkdirSync(tools);
let failures = 0;
try {
  writeFileSync(join(tools, 'package.json'), '{}');
  runIn({ root: tools, env }, ['npm', 'install', '--no-audit', '--no-fund', ...TOOLS]);
  const tarballs = [pack('0.1.0'), pack('0.1.1')] as const;
  process.stdout.write(
    `| install | ${COLUMNS.join(' | ')} |\n|${' --- |'.repeat(COLUMNS.length + 1)}\n`,
  );
  for (const install of listInstalls().filter(
    ({ name }) => names.length === 0 || names.includes(name),
  )) {
    let cells: string[];
    try {
      cells = await tryInstall(install, tools, tarballs);
    } catch (error) {
      cells = [`NO: ${error instanceof Error ? error.message.slice(-400) : String(error)}`];
    }
    if (cells.some((cell) => cell.startsWith('NO'))) failures++;
    process.stdout.write(
      `| ${[install.name, ...cells].map((cell) => cell.replaceAll('\n', ' ')).join(' | ')} |\n`,
    );
  }
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
}
process.exitCode = failures === 0 ? 0 : 1;
