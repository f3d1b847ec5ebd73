import type { AgentEvent, Verdict } from '../agent-event.ts';
import type { JsonObject } from '../calls/json-object.ts';

/** What a hook writes, and how it ends. */
export interface Answer {
  readonly exitCode: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** What an agent understands. */
export interface Protocol {
  /** What `--agent` takes. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** Whether only this agent sends such a payload. */
  readonly recognises: (payload: JsonObject) => boolean;
  /** The answer by which it does what the verdict says, as far as it can. */
  readonly answer: (verdict: Verdict, event: Pick<AgentEvent, 'moment' | 'name'>) => Answer;
}

/** Where nothing is to be said. */
export const SILENCE: Answer = { exitCode: 0, stdout: '', stderr: '' };

/** A denial that no version of the agent takes for anything else: nothing on standard output, and a reason. */
export function refuseByExitCode(reason: string): Answer {
  return { exitCode: 2, stdout: '', stderr: `${reason}\n` };
}

export function answerJson(value: unknown): Answer {
  return { exitCode: 0, stdout: `${JSON.stringify(value)}\n`, stderr: '' };
}
