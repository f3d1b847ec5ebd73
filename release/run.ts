import { parseArgs } from 'node:util';
import { listObstacles } from './readiness.ts';
import { makeArtifacts } from './make-artifacts.ts';
import { runProgram } from './run-program.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * `npm run release -- [--dry-run | --prepare] [--out DIR] [--executables DIR]`: makes everything that belongs to a
 * release, and publishes the package. `--prepare` stops before that; `--dry-run` does, too, and only tells what stands
 * in the way. `--executables` takes what other systems have built.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      prepare: { type: 'boolean', default: false },
      out: { type: 'string', default: 'artifacts' },
      executables: { type: 'string' },
    },
  });
  const top = process.cwd();
  const isDry = values['dry-run'];
  const obstacles = listObstacles(top);
  for (const obstacle of obstacles) say(`${isDry ? 'would refuse' : 'refused'}: ${obstacle}`);
  if (obstacles.length > 0 && !isDry)
    throw new Error('nothing was built or published; see what was refused');
  const { tarball } = await makeArtifacts({
    top,
    out: values.out,
    executables: values.executables,
    say,
  });
  const publish = ['publish', tarball, '--access', 'public'];
  if (isDry || values.prepare) {
    say(`not done: npm ${publish.join(' ')}`);
    return;
  }
  runProgram('npm', publish, top);
  say(`published ${tarball}`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
