import type { AgentEvent, Verdict } from '../agent-event.ts';
import type { JsonObject } from '../calls/json-object.ts';

/** The output of a hook, and its exit code. */
export interface Answer {
  readonly exitCode: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to answer an agent. */
export interface Protocol {
  /** The value of `--agent`. */
  readonly name: string;
  /** For messages. */
  readonly title: string;
  /** Whether only this agent sends such a payload. */
  readonly recognises: (payload: JsonObject) => boolean;
  /** The answer for a verdict, as far as the agent supports it. */
  readonly answer: (verdict: Verdict, event: Pick<AgentEvent, 'moment' | 'name'>) => Answer;
}

/** If there is nothing to say. */
export const SILENCE: Answer = { exitCode: 0, stdout: '', stderr: '' };

/** A denial that every version of the agent understands: empty standard output, and a reason. */
export function refuseByExitCode(reason: string): Answer {
  return { exitCode: 2, stdout: '', stderr: `${reason}\n` };
}

export function answerJson(value: unknown): Answer {
  return { exitCode: 0, stdout: `${JSON.stringify(value)}\n`, stderr: '' };
}
