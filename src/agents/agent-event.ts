/**
 * When an agent asks: before it calls a tool, when a person has sent a prompt, after a tool has answered.
 * At any `other` moment there is nothing to judge.
 */
export type Moment = 'tool' | 'prompt' | 'result' | 'other';

/** What an agent tells its hook, in the same words for every agent. */
export interface AgentEvent {
  readonly moment: Moment;
  /** As the agent spells it, for answers that repeat it; empty where the payload has none. */
  readonly name: string;
  /** Where the agent works; absolute. */
  readonly cwd: string;
  /** Empty where the agent tells none. */
  readonly toolName: string;
  /** Arguments of the tool, of any shape. */
  readonly toolInput: unknown;
  /** Whether the agent cut the arguments or the answer of the tool, so that a part was not seen. */
  readonly isTruncated: boolean;
  readonly prompt: string;
  /** Files that go with a prompt. */
  readonly attachments: readonly string[];
  /** What the tool answered, of any shape. */
  readonly output: unknown;
}

/** What an agent shall do. */
export type Verdict =
  | { readonly kind: 'pass' }
  /** The call or the prompt is stopped. No reason holds a secret, and none is empty. */
  | { readonly kind: 'deny'; readonly reason: string }
  /** What a tool answered holds secrets; `output` has the same shape without them. */
  | { readonly kind: 'redact'; readonly reason: string; readonly output: unknown };
