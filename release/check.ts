import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExecutable } from './build-executable.ts';
import { checkExecutable } from './check-executable.ts';
import { checkTarball } from './check-tarball.ts';
import { checkWorkflows } from './check-workflows.ts';
import { packTarball } from './pack-tarball.ts';
import { listObstacles } from './readiness.ts';
import { runProgram } from './run-program.ts';

const npm = (...args: string[]): (() => unknown) => {
  return () => runProgram('npm', args);
};

/** `npm run release:check`: everything that can be checked before a release on the machine that it runs on. */
const STEPS: Readonly<Record<string, () => unknown>> = {
  'types, lint, format, unused code': npm('run', '--silent', 'static'),
  'tests, and the scan of ourselves': () => {
    npm('test')();
    npm('start')();
  },
  workflows: checkWorkflows,
  'known vulnerabilities of what is bundled': npm('audit', '--audit-level=moderate'),
  async executable() {
    const scratch = mkdtempSync(join(tmpdir(), 'keyfence-check-'));
    try {
      checkExecutable(await buildExecutable(scratch));
    } finally {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
    }
  },
  async tarball() {
    const scratch = mkdtempSync(join(tmpdir(), 'keyfence-check-'));
    try {
      const staging = join(scratch, 'package');
      const tarball = await packTarball(process.cwd(), staging, scratch);
      checkTarball(tarball, process.cwd(), staging, join(scratch, 'user'));
    } finally {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
    }
  },
};

let failed = 0;
for (const [name, check] of Object.entries(STEPS)) {
  const started = performance.now();
  const end = (result: string): void => {
    process.stdout.write(
      `${result}: ${name} (${Math.round((performance.now() - started) / 1000)} s)\n`,
    );
  };
  try {
    await check();
    end('ok');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    end('failed');
    failed++;
  }
}
// What only the owner can do fails no check, and is refused when it is published.
for (const obstacle of listObstacles(process.cwd())) process.stdout.write(`open: ${obstacle}\n`);
process.exitCode = failed === 0 ? 0 : 1;
