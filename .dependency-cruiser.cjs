/**
 * The folders of the source, from the top floor to the ground: each imports only from folders below it in the
 * list. A folder that is missing here, or a file that is in none of them, fails `npm run lint`.
 */
const FLOORS = [
  'src/cli.ts',
  'src/index.ts',
  'src/cli',
  'src/cli/commands',
  'src/cli/output',
  'src/cli/arguments',
  'src/cli/process',
  'src/library/library.ts',
  'src/doctor',
  'src/allow',
  'src/init',
  'src/agents',
  'src/lifecycle',
  'src/env-files',
  'src/audit',
  'src/range',
  'src/lint',
  'src/sources',
  'src/xai',
  'src/reporters',
  'src/report',
  'src/eslint',
  'src/gitignore/audit',
  'src/filters',
  'src/baseline',
  'src/redact',
  'src/match',
  'src/versions',
  'src/decode',
  'src/pointers',
  'src/hooks',
  'src/ci',
  'src/config',
  'src/gitignore/engine',
  'src/git',
  'src/finding',
  'src/globs',
  'src/archives',
  'src/files',
  'src/text',
  'src/collections',
  'src/package',
  'src/errors',
  'rules',
];

/** The files of a folder, without those of inner folders that are floors of their own. */
function inside(floor) {
  if (floor.endsWith('.ts')) return { path: `^${floor}$` };
  const inner = FLOORS.filter((other) => other.startsWith(`${floor}/`));
  return {
    path: `^${floor}/`,
    ...(inner.length > 0 && { pathNot: inner.map((other) => `^${other}/`) }),
  };
}

/** Files of src/ that are in no floor. */
const LOOSE = { path: '^src/', pathNot: FLOORS.map((floor) => inside(floor).path) };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...FLOORS.map((floor, index) => ({
      name: `below-${floor}`,
      comment: `${floor} imports only from the folders below it`,
      severity: 'error',
      from: inside(floor),
      to: {
        path: FLOORS.slice(0, index).map((above) => inside(above).path),
        pathNot: FLOORS.slice(index).map((below) => inside(below).path),
      },
    })),
    {
      name: 'git-is-started-in-src-git',
      comment: 'only src/git knows that git is a program; others ask a Repository',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: '^src/git/' },
      to: {
        path: '^src/git/(git|run-git|run-git-sync|stream-git|open-simple-git)\\.ts$|node_modules/simple-git/',
      },
    },
    {
      name: 'no-cycle',
      comment: 'no file imports itself, types included',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...[
      { name: 'no-loose-file-from', from: LOOSE, to: {} },
      { name: 'no-loose-file-to', from: {}, to: LOOSE },
      // It neither imports nor is imported.
      { name: 'no-loose-file-alone', from: { ...LOOSE, orphan: true }, to: {} },
    ].map((rule) => ({
      ...rule,
      comment: 'a file of src/ lies in one of the folders that .dependency-cruiser.cjs lists',
      severity: 'error',
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs', '.mjs'] },
  },
};
