import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn, type Place } from './run-in.ts';

/** A way to install keyfence into an empty repository, and to use it there. */
export interface Install {
  readonly name: string;
  /** Installs the package, and makes ready what `init` needs. */
  readonly install: (place: Place, tarball: string) => void;
  /** Starts the command. */
  readonly command: (place: Place) => readonly string[];
  readonly initArguments?: readonly string[];
  /** What has to follow `init`. */
  readonly afterInit?: (place: Place, tarball: string) => void;
  /** Installs another version over it. */
  readonly upgrade: (place: Place, tarball: string) => void;
}

const MANIFEST = { name: 'app', private: true };

function writeManifest({ root }: Place, more: object = {}): void {
  writeFileSync(join(root, 'package.json'), JSON.stringify({ ...MANIFEST, ...more }));
  writeFileSync(join(root, '.gitignore'), 'node_modules/\n.yarn/\n.pnp.*\n');
}

function add(words: readonly string[]): Install['install'] {
  return (place, tarball) => {
    writeManifest(place);
    runIn(place, [...words, tarball]);
  };
}

function addAgain(words: readonly string[]): Install['upgrade'] {
  return (place, tarball) => {
    runIn(place, [...words, tarball]);
  };
}

function makeYarn(linker: 'pnp' | 'node-modules'): Install {
  const yarn = (place: Place): string[] => [
    process.execPath,
    join(place.tools, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js'),
  ];
  const addPackage = (place: Place, tarball: string): void => {
    runIn(place, [...yarn(place), 'add', '-D', `keyfence@file:${tarball}`]);
  };
  return {
    name: `yarn, ${linker}`,
    install(place, tarball) {
      writeManifest(place, { packageManager: 'yarn@4.0.0' });
      writeFileSync(
        join(place.root, '.yarnrc.yml'),
        `nodeLinker: ${linker}\nenableTelemetry: false\nenableGlobalCache: false\n`,
      );
      addPackage(place, tarball);
    },
    command: (place) => [...yarn(place), 'keyfence'],
    upgrade: addPackage,
  };
}

const bin =
  (name: string) =>
  (place: Place): string =>
    join(place.tools, 'node_modules/.bin', name);
const GLOBAL = 'global';
const globalCommand = ({ root }: Place): string[] => [join(root, '..', GLOBAL, 'bin/keyfence')];
const installGlobally = ({ root, ...place }: Place, tarball: string): void => {
  runIn({ root, ...place }, [
    'npm',
    'install',
    '--global',
    '--prefix',
    join(root, '..', GLOBAL),
    tarball,
  ]);
};

/** The framework installs the package itself, from the registry; here from the tarball. */
function useTarball({ root }: Place, tarball: string): void {
  const path = join(root, '.pre-commit-config.yaml');
  const text = readFileSync(path, 'utf8').replaceAll(
    /'(?:keyfence@[\d.]+|\/[^']*\.tgz)'/g,
    `'${tarball}'`,
  );
  writeFileSync(path, text);
}

const installs: readonly Install[] = [
  {
    name: 'npm',
    install: add(['npm', 'install', '--save-dev']),
    command: () => ['npx', '--no-install', 'keyfence'],
    upgrade: addAgain(['npm', 'install', '--save-dev']),
  },
  {
    name: 'pnpm',
    install(place, tarball) {
      writeManifest(place);
      writeFileSync(join(place.root, 'pnpm-lock.yaml'), '');
      runIn(place, [bin('pnpm')(place), 'add', '-D', tarball]);
    },
    command: (place) => [bin('pnpm')(place), 'exec', 'keyfence'],
    upgrade: (place, tarball) => {
      runIn(place, [bin('pnpm')(place), 'add', '-D', tarball]);
    },
  },
  makeYarn('pnp'),
  makeYarn('node-modules'),
  {
    name: 'bun',
    install(place, tarball) {
      writeManifest(place);
      runIn(place, [bin('bun')(place), 'add', '-d', tarball]);
    },
    command: (place) => [bin('bunx')(place), '--no-install', 'keyfence'],
    upgrade: (place, tarball) => {
      runIn(place, [bin('bun')(place), 'add', '-d', tarball]);
    },
  },
  {
    name: 'pre-commit',
    install(place, tarball) {
      installGlobally(place, tarball);
      writeFileSync(
        join(place.root, '.pre-commit-config.yaml'),
        'repos:\n- repo: local\n  hooks:\n  - id: mine\n    name: mine\n    entry: echo mine\n    language: system\n',
      );
    },
    command: globalCommand,
    afterInit(place, tarball) {
      useTarball(place, tarball);
      runIn(place, ['git', 'add', '.pre-commit-config.yaml']);
      runIn(place, ['pre-commit', 'install']);
    },
    upgrade(place, tarball) {
      useTarball(place, tarball);
      runIn(place, ['git', 'add', '.pre-commit-config.yaml']);
    },
  },
  { name: 'global', install: installGlobally, command: globalCommand, upgrade: installGlobally },
  {
    name: 'all repositories',
    install: installGlobally,
    command: globalCommand,
    initArguments: ['--global'],
    upgrade: installGlobally,
  },
  {
    name: 'vendored',
    install: installGlobally,
    command: globalCommand,
    initArguments: ['--vendor'],
    upgrade(place, tarball) {
      installGlobally(place, tarball);
      runIn(place, [...globalCommand(place), 'init', '--vendor']);
    },
  },
  {
    name: 'executable',
    install(place) {
      runIn({ ...place, root: place.top }, [
        'npm',
        'run',
        '--silent',
        'build:executable',
        '--',
        '--out',
        join(place.root, '../executable'),
      ]);
    },
    command: ({ root }) => [
      join(root, `../executable/keyfence-${process.platform}-${process.arch}`),
    ],
    upgrade(place) {
      runIn(place, [
        join(place.root, `../executable/keyfence-${process.platform}-${process.arch}`),
        'init',
      ]);
    },
  },
];

/** Every way that is tried. */
export function listInstalls(): readonly Install[] {
  return installs;
}
