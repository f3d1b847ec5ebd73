import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench } from './bench.ts';
import { runGit } from './make-tree.ts';
import { measureMedians, type Timed } from './measure-ratio.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';

const GOALS = { recommended: 1.1, all: 1.12 };
const TREE = { files: 2000, functions: 25, seed: 8 };
/** A lint takes long, and its time is steady. */
const MOST_RUNS = 3;

/** A lint with the rules that JavaScript and TypeScript are mostly linted with, to the same with the plugin. */
export function measureLint(bench: Bench): Row[] {
  const { directory, env, repo } = bench;
  const cwd = repo ?? join(directory, 'lint');
  if (repo === undefined) makeProject(cwd, env);
  const timed = (place: string, config: string): Timed => {
    const file = join(directory, `eslint-${place}.config.mjs`);
    writeFileSync(file, config);
    const bin = join(process.cwd(), 'node_modules/eslint/bin/eslint.js');
    const args = [bin, '.', '--config', file, '--format', 'json'];
    return { program: process.execPath, args, cwd, env, exitCodes: [0, 1] };
  };
  const rival = 'eslint-plugin-no-secrets';
  const isRivalThere = existsSync(join('node_modules', rival));
  const [alone = NaN, recommended = NaN, all = NaN, noSecrets = NaN] = measureMedians(
    [
      timed('alone', makeConfig('', '')),
      timed('recommended', makeConfig('dist/eslint.js', '...[plugin.configs.recommended].flat()')),
      timed('all', makeConfig('dist/eslint.js', '...plugin.configs.all')),
      ...(isRivalThere
        ? [
            timed(
              'rival',
              makeConfig(
                `node_modules/${rival}/dist/index.js`,
                "{ plugins: { rival: plugin }, rules: { 'rival/no-secrets': 'error' } }",
              ),
            ),
          ]
        : []),
    ],
    Math.min(bench.runs, MOST_RUNS),
  );
  const name = repo ?? `${TREE.files.toLocaleString('en')} files`;
  const tell = (time: number): string =>
    `${(time / alone).toFixed(2)} × ESLint without it (${time.toFixed(0)} ms to ${alone.toFixed(0)} ms)`;
  return [
    {
      work: `eslint with \`recommended\` (${name})`,
      measured: tell(recommended),
      goal: `${GOALS.recommended} ×`,
    },
    { work: `eslint with \`all\` (${name})`, measured: tell(all), goal: `${GOALS.all} ×` },
    {
      work: `eslint with ${rival}`,
      measured: isRivalThere ? tell(noSecrets) : 'not installed',
      goal: '',
    },
  ];
}

/** @param configs JavaScript, of the plugin that is in `file` */
function makeConfig(file: string, configs: string): string {
  const load = (path: string): string =>
    JSON.stringify(pathToFileURL(join(process.cwd(), path)).href);
  return `import js from ${load('node_modules/@eslint/js/src/index.js')};
import tseslint from ${load('node_modules/typescript-eslint/dist/index.js')};
${file === '' ? '' : `import plugin from ${load(file)};`}
export default [js.configs.recommended, ...tseslint.configs.recommended, ${configs}];
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
