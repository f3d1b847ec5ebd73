/** The events of each agent that its hook is for, as its configuration spells them. */
export interface AgentEvents {
  /** Before a tool is called. */
  readonly tool: readonly string[];
  /** When a person has sent a prompt. */
  readonly prompt: readonly string[];
  /** After a tool was called. */
  readonly result: readonly string[];
}

/** Of Claude Code and those that took its names. */
const CLAUDE: AgentEvents = {
  tool: ['PreToolUse'],
  prompt: ['UserPromptSubmit'],
  result: ['PostToolUse'],
};

/** By the name that `--agent` takes. Where two events are about one call, one of them is asked for. */
export const AGENT_EVENTS: Readonly<Record<string, AgentEvents>> = {
  grok: CLAUDE,
  claude: CLAUDE,
  codex: CLAUDE,
  // Of events that begin with a capital letter the payload tells the name.
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

/** The names of prompts, for which some agents take another answer. */
export const PROMPT_EVENTS: readonly string[] = [
  ...new Set(Object.values(AGENT_EVENTS).flatMap(({ prompt }) => prompt)),
];
