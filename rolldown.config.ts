import { defineConfig, type RolldownOptions } from 'rolldown';

const shared = { platform: 'node', treeshake: true } as const;

const config: RolldownOptions[] = defineConfig([
  {
    ...shared,
    input: { cli: 'src/cli.ts' },
    output: {
      dir: 'dist',
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name].cjs',
      minify: true,
      cleanDir: true,
    },
  },
  { ...shared, input: { index: 'src/index.ts' }, output: { dir: 'dist', format: 'esm' } },
]);

export default config;
