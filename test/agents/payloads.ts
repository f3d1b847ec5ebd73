import type { JsonObject } from '../../src/agents/calls/json-object.ts';

/** What an agent sends, in its own fields, about the same few events. */
export interface AgentPayloads {
  readonly write: (path: string, content: string) => JsonObject;
  readonly read: (path: string) => JsonObject;
  readonly command: (line: string) => JsonObject;
  readonly mcp: (args: unknown) => JsonObject;
  /** Absent where the agent tells of no prompt. */
  readonly prompt?: (text: string) => JsonObject;
  /** Absent where the agent tells of no answer of a tool. */
  readonly result?: (text: string) => JsonObject;
}

const TIME = '2026-11-30T00:00:00Z';

function snake(common: (cwd: string) => JsonObject, cwd: string): AgentPayloads {
  const tool = (tool_name: string, tool_input: unknown): JsonObject => ({
    ...common(cwd),
    hook_event_name: 'PreToolUse',
    tool_name,
    tool_input,
    tool_use_id: 't1',
  });
  return {
    write: (path, content) => tool('Write', { file_path: `${cwd}/${path}`, content }),
    read: (path) => tool('Read', { file_path: `${cwd}/${path}` }),
    command: (command) => tool('Bash', { command }),
    mcp: (args) => tool('mcp__server__tool', args),
    prompt: (prompt) => ({ ...common(cwd), hook_event_name: 'UserPromptSubmit', prompt }),
    result: (stdout) => ({
      ...tool('Bash', { command: 'make' }),
      hook_event_name: 'PostToolUse',
      tool_response: { stdout, stderr: '', interrupted: false },
    }),
  };
}

/** By the name that `--agent` takes. @param cwd absolute */
export function makePayloads(agent: string, cwd: string): AgentPayloads {
  switch (agent) {
    case 'claude':
      return snake(
        () => ({
          session_id: 's1',
          transcript_path: '/home/a/.claude/projects/p/s1.jsonl',
          cwd,
          permission_mode: 'default',
        }),
        cwd,
      );
    case 'codex': {
      const codex = snake(
        () => ({
          session_id: 's1',
          turn_id: '1',
          transcript_path: null,
          cwd,
          model: 'm',
          permission_mode: 'default',
        }),
        cwd,
      );
      const command = (line: string): JsonObject => codex.command(line);
      return {
        ...codex,
        write: (path, content) => ({
          ...codex.command(''),
          tool_name: 'apply_patch',
          tool_input: {
            command: `*** Begin Patch\n*** Add File: ${path}\n${content
              .split('\n')
              .map((line) => `+${line}\n`)
              .join('')}*** End Patch`,
          },
        }),
        read: (path) => command(`cat ${path}`),
        command,
      };
    }
    case 'copilot':
      return snake(() => ({ session_id: 's1', timestamp: TIME, cwd }), cwd);
    case 'grok':
      return makeGrok(cwd);
    case 'cursor':
      return makeCursor(cwd);
    case 'gemini':
      return makeGemini(cwd);
    case 'vibe':
      return makeVibe(cwd);
    case 'windsurf':
      return makeWindsurf(cwd);
    case 'cline':
      return makeCline(cwd);
    default:
      throw new Error(`no payloads of ${agent}`);
  }
}

function makeGrok(cwd: string): AgentPayloads {
  const common = { sessionId: 's1', cwd, workspaceRoot: cwd, timestamp: TIME };
  const tool = (toolName: string, toolInput: unknown): JsonObject => ({
    ...common,
    hookEventName: 'pre_tool_use',
    permissionMode: 'default',
    toolName,
    toolUseId: 't1',
    toolInput,
    toolInputTruncated: false,
  });
  return {
    write: (path, content) => tool('write', { file_path: path, content }),
    read: (path) => tool('read_file', { target_file: path }),
    command: (command) => tool('run_terminal_command', { command }),
    mcp: (args) => tool('server__tool', args),
    prompt: (prompt) => ({ ...common, hookEventName: 'user_prompt_submit', prompt }),
    result: (text) => ({
      ...tool('run_terminal_command', { command: 'make' }),
      hookEventName: 'post_tool_use',
      toolResult: { output: text },
      toolResultTruncated: false,
      isBackgrounded: false,
    }),
  };
}

function makeCursor(cwd: string): AgentPayloads {
  const common = {
    conversation_id: 'c1',
    generation_id: 'g1',
    model: 'm',
    cursor_version: '3.9.16',
    workspace_roots: [cwd],
    user_email: null,
    transcript_path: null,
  };
  const tool = (tool_name: string, tool_input: unknown): JsonObject => ({
    ...common,
    hook_event_name: 'preToolUse',
    tool_name,
    tool_input,
    tool_use_id: 't1',
    cwd: '',
  });
  return {
    write: (path, contents) => tool('Write', { path, contents }),
    read: (path) => ({
      ...common,
      hook_event_name: 'beforeReadFile',
      file_path: `${cwd}/${path}`,
      content: '',
      attachments: [],
    }),
    command: (command) => tool('Shell', { command, cwd: '' }),
    mcp: (args) => ({
      ...common,
      hook_event_name: 'beforeMCPExecution',
      tool_name: 'x',
      tool_input: JSON.stringify(args),
      command: 'server',
    }),
    prompt: (prompt) => ({
      ...common,
      hook_event_name: 'beforeSubmitPrompt',
      prompt,
      attachments: [],
    }),
    result: (text) => ({
      ...tool('MCP:x', {}),
      hook_event_name: 'postToolUse',
      tool_output: JSON.stringify({ text }),
      duration: 1,
    }),
  };
}

function makeGemini(cwd: string): AgentPayloads {
  const common = { session_id: 's1', transcript_path: '/t.json', cwd, timestamp: TIME };
  const tool = (tool_name: string, tool_input: unknown): JsonObject => ({
    ...common,
    hook_event_name: 'BeforeTool',
    tool_name,
    tool_input,
  });
  return {
    write: (path, content) => tool('write_file', { file_path: path, content }),
    read: (path) => tool('read_file', { file_path: path }),
    command: (command) => tool('run_shell_command', { command }),
    mcp: (args) => ({ ...tool('mcp_server_tool', args), mcp_context: { server_name: 'server' } }),
    prompt: (prompt) => ({ ...common, hook_event_name: 'BeforeAgent', prompt }),
    result: (text) => ({
      ...tool('run_shell_command', { command: 'make' }),
      hook_event_name: 'AfterTool',
      tool_response: { llmContent: text, returnDisplay: text },
    }),
  };
}

function makeVibe(cwd: string): AgentPayloads {
  const tool = (tool_name: string, tool_input: unknown): JsonObject => ({
    session_id: 's1',
    parent_session_id: null,
    transcript_path: '/logs/claude/s1',
    cwd,
    hook_event_name: 'before_tool',
    tool_name,
    tool_call_id: 't1',
    tool_input,
  });
  return {
    write: (path, content) => tool('write_file', { path, content }),
    read: (path) => tool('read_file', { path }),
    command: (command) => tool('bash', { command }),
    mcp: (args) => tool('server_tool', args),
    result: (text) => ({
      ...tool('bash', { command: 'make' }),
      hook_event_name: 'post_tool',
      tool_status: 'failure',
      tool_output: null,
      tool_output_text: text,
      tool_error: null,
      duration_ms: 1,
    }),
  };
}

function makeWindsurf(cwd: string): AgentPayloads {
  const make = (agent_action_name: string, tool_info: JsonObject): JsonObject => ({
    agent_action_name,
    trajectory_id: 'r1',
    execution_id: 'e1',
    timestamp: TIME,
    tool_info,
  });
  return {
    write: (path, content) =>
      make('pre_write_code', {
        file_path: `${cwd}/${path}`,
        edits: [{ old_string: '', new_string: content }],
      }),
    read: (path) => make('pre_read_code', { file_path: `${cwd}/${path}` }),
    command: (command_line) => make('pre_run_command', { command_line, cwd }),
    mcp: (mcp_tool_arguments) =>
      make('pre_mcp_tool_use', {
        mcp_server_name: 'server',
        mcp_tool_name: 'tool',
        mcp_tool_arguments,
      }),
    prompt: (user_prompt) => make('pre_user_prompt', { user_prompt }),
  };
}

function makeCline(cwd: string): AgentPayloads {
  const make = (hookName: string, key: string, value: JsonObject): JsonObject => ({
    clineVersion: '3.40.0',
    hookName,
    timestamp: '1',
    taskId: 'k1',
    workspaceRoots: [cwd],
    userId: 'u1',
    [key]: value,
  });
  const tool = (toolName: string, parameters: unknown): JsonObject =>
    make('PreToolUse', 'preToolUse', { toolName, parameters });
  return {
    write: (path, content) => tool('write_to_file', { path, content }),
    read: (path) => tool('read_file', { path }),
    command: (command) => tool('execute_command', { command }),
    mcp: (args) => tool('use_mcp_tool', { server_name: 's', tool_name: 't', arguments: args }),
    prompt: (prompt) => make('UserPromptSubmit', 'userPromptSubmit', { prompt, attachments: [] }),
    result: (result) =>
      make('PostToolUse', 'postToolUse', {
        toolName: 'execute_command',
        parameters: { command: 'make' },
        result,
        success: true,
        executionTimeMs: 1,
      }),
  };
}
