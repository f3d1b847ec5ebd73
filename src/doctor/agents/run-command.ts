import { spawn } from 'node:child_process';
import type { Answer } from '../../agents/protocols/protocol.ts';
import { ScanError } from '../../errors/errors.ts';

/** In milliseconds. An agent does not wait longer. */
const PATIENCE = 30_000;

/**
 * Runs the command of a hook as an agent does.
 * @param cwd top of the project
 * @throws ScanError when it cannot be started, or does not end
 */
export function runCommand(
  command: string,
  stdin: string,
  { cwd, environment }: { readonly cwd: string; readonly environment: NodeJS.ProcessEnv },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CLAUDE_PROJECT_DIR: cwd, ...environment };
    const child = spawn('sh', ['-c', command], { cwd, env, timeout: PATIENCE });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        texts[name] += chunk;
      });
    }
    // A command that does not read its input has ended already, which is reported below.
    child.stdin.on('error', () => undefined).end(stdin);
    child.on('error', (cause) => {
      reject(new ScanError(`sh could not be started: ${cause.message}`, { cause }));
    });
    child.on('close', (code, signal) => {
      if (code === null) reject(new ScanError(`the hook was ended by ${signal ?? 'a signal'}`));
      else resolve({ exitCode: code as Answer['exitCode'], ...texts });
    });
  });
}
