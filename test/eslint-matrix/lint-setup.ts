import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { ESLint } from 'eslint';
import type { Results } from './judge-results.ts';
import { PLANTED_FILES, SURROUNDINGS } from './planted-files.ts';
import type { Setup } from './setup.ts';

/** Where the configurations of keyfence stand among those of the base. */
export type Place = 'none' | 'last' | 'first';

/** ESLint ended without a result. */
export class Crash extends Error {}

/** A copy of the plugin, as `dist` may be built anew meanwhile. */
const plugin = mkdtempSync(join(realpathSync(tmpdir()), 'keyfence-plugin-'));
cpSync(join(process.cwd(), 'dist'), join(plugin, 'dist'), { recursive: true });
writeFileSync(join(plugin, 'package.json'), '{ "type": "module" }\n');
process.once('exit', () => {
  rmSync(plugin, { recursive: true, force: true });
});

/** The configuration file of the project. It is linted too, so it must be the same in every place. */
const CONFIG = `import base from './base.config.mjs';
const { default: keyfence } = await import(process.env.KEYFENCE_PLUGIN);
const isCopied = process.env.KEYFENCE_COPIED === 'true';
const all = isCopied ? keyfence.configs.all.map((config) => ({ ...config })) : keyfence.configs.all;
const configs = { none: base, last: [...base, ...all], first: [...all, ...base] };
export default configs[process.env.KEYFENCE_PLACE];
`;

/** Lints the planted files in a project of their own, twice: as they are, and with `--fix`. */
export async function lintSetup(setup: Setup, modules: string, place: Place): Promise<Results> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'keyfence-matrix-'));
  // Beside the packages, for the plugin looks for ESLint from where it is.
  const installed = mkdtempSync(join(dirname(modules), 'plugin-'));
  try {
    cpSync(plugin, installed, { recursive: true });
    const { isCopied = false } = setup;
    const run: Run = {
      root,
      place,
      isCopied,
      plugin: pathToFileURL(join(installed, 'dist/eslint.js')).href,
    };
    const files: Record<string, string | Buffer> = {
      ...SURROUNDINGS,
      'base.config.mjs': setup.config,
      'eslint.config.mjs': CONFIG,
      ...Object.fromEntries(PLANTED_FILES.map(({ path, content }) => [path, content])),
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    symlinkSync(modules, join(root, 'node_modules'), 'junction');
    const plain = await runEslint(run, []);
    const fixed = await runEslint(run, ['--fix-dry-run']);
    const outputs = new Map(fixed.map(({ filePath, output }) => [filePath, output]));
    return new Map(
      plain.map(({ filePath, messages }) => [
        relative(root, filePath).split(sep).join('/'),
        {
          // Each run has a directory of its own, and some parsers tell it.
          messages: messages.map((message) => ({
            ...message,
            message: message.message.replaceAll(root, '.'),
          })),
          output: outputs.get(filePath),
        },
      ]),
    );
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 10 });
    rmSync(installed, { recursive: true, force: true });
  }
}

interface Run {
  readonly root: string;
  readonly place: Place;
  readonly isCopied: boolean;
  /** Address of the plugin. */
  readonly plugin: string;
}

/** @throws Crash when ESLint ends in 2 */
async function runEslint(
  { root, place, isCopied, plugin }: Run,
  options: readonly string[],
): Promise<ESLint.LintResult[]> {
  const bin = join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [bin, '.', '--format', 'json', ...options];
  const env = {
    ...process.env,
    KEYFENCE_PLACE: place,
    KEYFENCE_COPIED: String(isCopied),
    KEYFENCE_PLUGIN: plugin,
  };
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (!stdout.startsWith('[')) throw new Crash(findReason(stderr || stdout));
  return JSON.parse(stdout) as ESLint.LintResult[];
}

/** The line that says what went wrong. */
function findReason(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => /^(?:[A-Z]\w*)?Error\b|^Key "/.test(line));
  return reason ?? lines.find((line) => line !== '' && !line.startsWith('Oops')) ?? 'no output';
}
