import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLUGIN_CONFIG, PLUGIN_TYPES } from '../package/plugin-consumer.ts';
import { installSetup, type EslintMajor } from './install-setup.ts';
import { linkKeyfence } from './link-keyfence.ts';
import type { Setup } from './setup.ts';

const VERSIONS = ['5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '6.0'];
const RESOLUTIONS = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'esnext', moduleResolution: 'bundler' },
];

/** ESLint and every version of TypeScript beside each other. */
const SETUP: Setup = {
  name: 'types',
  packages: {
    '@types/node': '^20.19.0',
    ...Object.fromEntries(
      VERSIONS.map((version) => [`ts-${version}`, `npm:typescript@~${version}`]),
    ),
  },
  config: '',
};

/** Compiles a configuration with the plugin's types, libraries included; tells what each compiler says. */
export function checkTypes(
  major: EslintMajor,
  cache: string,
): { readonly line: string; readonly isRight: boolean }[] {
  const { modules } = installSetup(SETUP, major, cache);
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'keyfence-types-'));
  try {
    const packages = ['eslint', '@types', ...VERSIONS.map((version) => `ts-${version}`)];
    linkKeyfence(root, modules, packages);
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
    writeFileSync(join(root, 'eslint.config.ts'), PLUGIN_CONFIG + PLUGIN_TYPES);
    return VERSIONS.flatMap((version) =>
      RESOLUTIONS.map((resolution) => {
        const said = compile(root, version, resolution);
        const name = `TypeScript ${version}, ${resolution.moduleResolution}, ESLint ${major}`;
        return { line: `${name}: ${said === '' ? 'compiles' : said}`, isRight: said === '' };
      }),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

function compile(root: string, version: string, resolution: object): string {
  const compilerOptions = {
    ...resolution,
    ...{ target: 'es2022', lib: ['es2023'], types: ['node'], noEmit: true, skipLibCheck: false },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  };
  const files = ['eslint.config.ts'];
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const tsc = join(root, 'node_modules', `ts-${version}`, 'bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', root], {
    encoding: 'utf8',
    cwd: root,
  });
  return stdout.trim();
}
