import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Answer } from '../../src/agents/protocols/protocol.ts';
import { findProtocol } from '../../src/agents/recognise.ts';
import { runAgentHook } from '../../src/agents/run-agent-hook.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';

/** A directory that an agent works in, which looks like a repository. */
export class Workspace implements Disposable {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'keyfence-agent-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    mkdirSync(join(this.root, '.git'));
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }

  /** Asks as an agent does; whatever is answered holds no key. @param agent of the configuration, if it names one */
  async ask(payload: unknown, agent?: string, eventName?: string): Promise<Answer> {
    const input = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
    const answer = await runAgentHook(
      () => Promise.resolve(input),
      { agent: agent === undefined ? undefined : findProtocol(agent), eventName },
      { cwd: this.root, environment: { HOME: '/home/a' }, onLongWay: () => Promise.resolve() },
    );
    expectNoSecret(answer.stdout, answer.stderr);
    return answer;
  }
}
