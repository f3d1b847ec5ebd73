/** The events of each agent that the hook handles, as its configuration spells them. */
export interface AgentEvents {
  /** Before a tool is called. */
  readonly tool: readonly string[];
  /** When a person has sent a prompt. */
  readonly prompt: readonly string[];
  /** After a tool was called. */
  readonly result: readonly string[];
}

/** Claude Code and agents that use its names. */
const CLAUDE: AgentEvents = {
  tool: ['PreToolUse'],
  prompt: ['UserPromptSubmit'],
  result: ['PostToolUse'],
};

/** By the value of `--agent`. If two events are about the same call, only one is used. */
export const AGENT_EVENTS: Readonly<Record<string, AgentEvents>> = {
  grok: CLAUDE,
  claude: CLAUDE,
  codex: CLAUDE,
  // For events that begin with a capital letter, the payload contains the name.
  copilot: CLAUDE,
  cursor: {
    tool: ['preToolUse', 'beforeReadFile'],
    prompt: ['beforeSubmitPrompt'],
    result: ['postToolUse'],
  },
  gemini: { tool: ['BeforeTool'], prompt: ['BeforeAgent'], result: ['AfterTool'] },
  vibe: { tool: ['before_tool'], prompt: [], result: ['after_tool'] },
  windsurf: {
    tool: ['pre_read_code', 'pre_write_code', 'pre_run_command', 'pre_mcp_tool_use'],
    prompt: ['pre_user_prompt'],
    result: [],
  },
  cline: { tool: ['PreToolUse'], prompt: ['UserPromptSubmit'], result: ['PostToolUse'] },
};

/** The names of prompt events, which some agents expect another answer for. */
export const PROMPT_EVENTS: readonly string[] = [
  ...new Set(Object.values(AGENT_EVENTS).flatMap(({ prompt }) => prompt)),
];
