import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  Reflect.set(childProcess, name, () => {
    throw new Error(
      'a test that starts a process belongs to the project "process", see vitest.config.ts',
    );
  });
}
syncBuiltinESMExports();
