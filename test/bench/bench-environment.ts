import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory for everything that the bench makes; whoever asks removes it. */
export function makeBenchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'keyfence-bench-'));
  writeFileSync(join(directory, '.gitconfig'), '[user]\nname = Bench\nemail = bench@example.com\n');
  return directory;
}

/** The environment that everything is measured in: no configuration of the user's. @param home absolute */
export function makeBenchEnvironment(home: string): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    NO_COLOR: '1',
  };
  // It triples the start of node and hides everything else.
  delete environment['NODE_EXTRA_CA_CERTS'];
  return environment;
}
