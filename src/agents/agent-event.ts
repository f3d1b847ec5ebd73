/**
 * When an agent runs the hook: before it calls a tool, when a person has sent a prompt, after a tool has
 * returned. At any `other` moment there is nothing to check.
 */
export type Moment = 'tool' | 'prompt' | 'result' | 'other';

/** The payload of a hook, in the same form for every agent. */
export interface AgentEvent {
  readonly moment: Moment;
  /** As the agent spells it, for answers that repeat it; empty if the payload has no name. */
  readonly name: string;
  /** Where the agent works; absolute. */
  readonly cwd: string;
  /** Empty if the agent sends none. */
  readonly toolName: string;
  /** Arguments of the tool, of any shape. */
  readonly toolInput: unknown;
  /** Whether the agent truncated the arguments or the result, so that a part of them is missing. */
  readonly isTruncated: boolean;
  readonly prompt: string;
  /** Files that go with a prompt. */
  readonly attachments: readonly string[];
  /** The result of the tool, of any shape. */
  readonly output: unknown;
}

/** The decision about a call, a prompt or a result. */
export type Verdict =
  | { readonly kind: 'pass' }
  /** The call or the prompt is stopped. The reason contains no secret, and is never empty. */
  | { readonly kind: 'deny'; readonly reason: string }
  /** The result of a tool contains secrets; `output` has the same shape without them. */
  | { readonly kind: 'redact'; readonly reason: string; readonly output: unknown };
