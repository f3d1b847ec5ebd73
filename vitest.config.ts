import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The situations run the command as users do: bundled.
    globalSetup: 'test/support/build.ts',
    // For a machine that is busy with something else, too; the default for hooks is ten seconds.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The default leaves a core idle on two, and the tests mostly wait for processes.
    maxWorkers: '100%',
    // Workers keep what they have loaded: no test changes a module, and each puts its variables back.
    isolate: false,
  },
});

export default config;
