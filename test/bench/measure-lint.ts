import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installSetup } from '../eslint-matrix/install-setup.ts';
import type { Bench } from './bench.ts';
import { runGit } from './make-tree.ts';
import { measureOnce, pickMedian } from './measure-cost.ts';
import type { Timed } from './measure-ratio.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';

const GOALS: Readonly<Record<string, string>> = { recommended: '1.10 ×', all: '1.12 ×' };
const TREE = { files: 2000, functions: 25, seed: 8 };
/** A lint takes long. */
const MOST_RUNS = 3;

const RIVAL = 'eslint-plugin-no-secrets';

/**
 * A lint with the rules that JavaScript and TypeScript are mostly linted with, and the same with the plugin, in turn:
 * what the plugin adds to the CPU time of ESLint.
 */
export function measureLint(bench: Bench): Row[] {
  const { directory, env, repo } = bench;
  const cwd = repo ?? join(directory, 'lint');
  if (repo === undefined) makeProject(cwd, env);
  const rival = installRival(directory);
  const configs: Readonly<Record<string, string>> = {
    alone: makeConfig('', ''),
    recommended: makeConfig(resolve('dist/eslint.js'), '...plugin.configs.recommended'),
    all: makeConfig(resolve('dist/eslint.js'), '...plugin.configs.all'),
    [RIVAL]: makeConfig(
      rival,
      "{ plugins: { rival: plugin }, rules: { 'rival/no-secrets': 'error' } }",
    ),
  };
  const commands = Object.entries(configs).map(([name, config]): Timed => {
    const file = join(directory, `eslint-${name}.config.mjs`);
    writeFileSync(file, config);
    const bin = resolve('node_modules/eslint/bin/eslint.js');
    const args = [bin, '.', '--config', file, '--format', 'json'];
    return { program: process.execPath, args, cwd, env, exitCodes: [0, 1] };
  });
  const rounds = Array.from({ length: Math.min(bench.runs, MOST_RUNS) }, () =>
    commands.map((command) => measureOnce(command).cpu),
  );
  const tell = (at: number): string => {
    const ratio = pickMedian(rounds.map((costs) => (costs[at] ?? NaN) / (costs[0] ?? NaN)));
    const [own, base] = [at, 0].map((one) => pickMedian(rounds.map((costs) => costs[one] ?? NaN)));
    return `${ratio.toFixed(2)} × ESLint without it (${own?.toFixed(1)} s of CPU to ${base?.toFixed(1)} s)`;
  };
  const name = repo ?? `${TREE.files.toLocaleString('en')} files`;
  return Object.keys(configs).flatMap((config, at): Row[] =>
    config === 'alone'
      ? []
      : [
          {
            work: `eslint with ${config} (${name})`,
            measured: tell(at),
            goal: GOALS[config] ?? '',
          },
        ],
  );
}

/** @returns the file that has it */
function installRival(directory: string): string {
  const setup = { name: 'rival', packages: { [RIVAL]: '^2.3.3' }, config: '' };
  const { modules } = installSetup(setup, 10, directory);
  return join(modules, RIVAL, 'dist/index.js');
}

/** @param configs JavaScript, of the plugin that is in `file` */
function makeConfig(file: string, configs: string): string {
  const load = (path: string): string => JSON.stringify(pathToFileURL(path).href);
  return `import js from ${load(resolve('node_modules/@eslint/js/src/index.js'))};
import tseslint from ${load(resolve('node_modules/typescript-eslint/dist/index.js'))};
${file === '' ? '' : `import plugin from ${load(file)};`}
// Comments of a real repository may switch on rules that need what is not configured here.
const linterOptions = { noInlineConfig: true, reportUnusedDisableDirectives: 'off' };
export default [{ linterOptions }, js.configs.recommended, ...tseslint.configs.recommended, ${configs}];
`;
}

/** A project without a secret, each file of which has its own text. */
function makeProject(directory: string, env: NodeJS.ProcessEnv): void {
  const random = makeRandom(TREE.seed);
  for (let i = 0; i < TREE.files; i++) {
    const folder = join(directory, `part${Math.floor(i / 100)}`);
    mkdirSync(folder, { recursive: true });
    const functions = Array.from({ length: TREE.functions }, (_, at) =>
      [
        `/** The total of the ${at}th page, in units of ${random(10_000)}. */`,
        `export function total${at}(rows: readonly { size: number; label: string }[]): string {`,
        `  const sizes = rows.filter(({ label }) => label !== "label-${random(10_000)}");`,
        `  if (sizes.length === 0) throw new Error(\`no row of \${rows.length} has a size\`);`,
        `  return sizes.map(({ size, label }) => label + ": " + size * ${random(100)}).join("\\n");`,
        '}\n',
      ].join('\n'),
    );
    writeFileSync(join(folder, `file${i}.ts`), functions.join('\n'));
    // One text to five files of code, as in repositories that are there.
    if (i % 5 === 0)
      writeFileSync(join(folder, `file${i}.md`), `# Page ${i}\n\n${'Text.\n'.repeat(50)}`);
  }
  writeFileSync(join(directory, '.gitignore'), '.env\n.env.*\n');
  runGit(['init', '--quiet'], directory, env);
  runGit(['add', '--all'], directory, env);
  runGit(['commit', '--quiet', '--message', 'project'], directory, env);
}
