import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The situations run the command as users do: bundled.
    globalSetup: 'test/support/build.ts',
    testTimeout: 60_000,
    // The default leaves a core idle on two, and the tests mostly wait for processes.
    maxWorkers: '100%',
    // Workers keep what they have loaded: no test changes a module, and each puts its variables back.
    isolate: false,
  },
});

export default config;
