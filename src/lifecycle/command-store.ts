import { spawn } from 'node:child_process';
import noXaiKey from '../../rules/no-xai-key.ts';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { Redactor } from '../finding/redactor.ts';
import { reveal, type Secret } from '../finding/secret.ts';
import { redactText } from '../match/redact-text.ts';
import type { KeyStore } from './key-store.ts';

/** How much of a command's output is shown. */
const MAX_OUTPUT = 16_384;

/**
 * A command of the user, which gets the key only on its standard input: neither its arguments nor its
 * environment contain one.
 * @param command for the shell
 * @param print called with the output of the command, with keys redacted
 */
export function makeCommandStore(command: string, print: (line: string) => void): KeyStore {
  return {
    name: `the command ${JSON.stringify(redactText(command))}`,
    read: () => undefined,
    async write(key) {
      const { output, problem } = await runCommand(command, key);
      const { text } = new Redactor([reveal(key)]).redact(output);
      for (const line of text.split(/\r?\n/)) if (line.trim() !== '') print(`  ${line}`);
      if (problem !== undefined)
        throw new ScanError(`the command ${problem}, so the key is not stored`);
    },
  };
}

interface Ran {
  readonly output: string;
  /** Absent if it succeeded. */
  readonly problem?: string;
}

function runCommand(command: string, key: Secret): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(requireRead(command), {
      shell: true,
      env: leaveOutKeys(process.env),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = (chunk: Buffer): void => {
      if (size < MAX_OUTPUT) chunks.push(chunk);
      size += chunk.length;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    let problem: string | undefined;
    child.on('error', (cause) => {
      problem = `cannot be started: ${describeReason(cause)}`;
    });
    child.stdin.on('error', () => {
      problem ??= 'ended before it read the key';
    });
    child.on('close', (code, signal) => {
      if (code === UNREAD) problem = 'did not read the key from its standard input';
      else if (code !== 0 && code !== null) problem = `ended with exit code ${String(code)}`;
      else if (code === null) problem ??= `was ended by ${signal ?? 'something'}`;
      const output = Buffer.concat(chunks).toString();
      resolve({ output, ...(problem !== undefined && { problem }) });
    });
    child.stdin.end(reveal(key));
  });
}

/** Any other reason for this exit code gets the same message, and stores no key either. */
const UNREAD = 213;

/**
 * A command that succeeds without reading the key has not stored it, and the key would be lost. Builtins of the
 * shell check that, so the key is in no argument list.
 */
function requireRead(command: string): string {
  if (process.platform === 'win32') return command;
  return `(\n${command}\n) || exit\nif read -r rest || [ -n "$rest" ]; then exit ${String(UNREAD)}; fi`;
}

/** Without variables that contain a key of xAI: the command needs only the new one. */
function leaveOutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([, value = '']) => noXaiKey.find(value, { path: '', options: {} }).length === 0,
    ),
  );
}
