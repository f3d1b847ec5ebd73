import { join } from 'node:path';
import type { JsonObject } from '../../agents/calls/json-object.ts';

/** The payload that an agent would send before a tool call, and the event. */
export interface PlantedEvent {
  readonly event: string;
  readonly payload: JsonObject;
}

/** A tool that writes a file, and one that reads a file. */
interface Calls {
  readonly write: (path: string, content: string) => PlantedEvent;
  readonly read: (path: string) => PlantedEvent;
}

/** As each agent spells it. @param cwd where the agent seems to work; absolute */
const CALLS: Readonly<Record<string, (cwd: string) => Calls>> = {
  grok: (cwd) =>
    makeCalls(
      'PreToolUse',
      ['write', 'read_file'],
      ['file_path', 'target_file'],
      (tool, input) => ({
        hookEventName: 'pre_tool_use',
        sessionId: 'doctor',
        cwd,
        workspaceRoot: cwd,
        timestamp: new Date().toISOString(),
        toolName: tool,
        toolUseId: 'doctor',
        toolInput: input,
        toolInputTruncated: false,
      }),
    ),
  claude: (cwd) =>
    makeCalls('PreToolUse', ['Write', 'Read'], ['file_path', 'file_path'], (tool, input) => ({
      session_id: 'doctor',
      transcript_path: join(cwd, '.claude', 'projects', 'doctor.jsonl'),
      cwd,
      permission_mode: 'default',
      hook_event_name: 'PreToolUse',
      tool_name: tool,
      tool_input: input,
    })),
  codex: (cwd) => {
    const make = (tool: string, command: string): PlantedEvent => ({
      event: 'PreToolUse',
      payload: {
        session_id: 'doctor',
        turn_id: '1',
        transcript_path: null,
        cwd,
        hook_event_name: 'PreToolUse',
        tool_name: tool,
        tool_input: { command },
      },
    });
    return {
      write: (path, content) =>
        make('apply_patch', `*** Begin Patch\n*** Add File: ${path}\n+${content}\n*** End Patch`),
      read: (path) => make('Bash', `cat ${path}`),
    };
  },
  copilot: (cwd) =>
    makeCalls('PreToolUse', ['create', 'view'], ['path', 'path'], (tool, input) => ({
      hook_event_name: 'PreToolUse',
      session_id: 'doctor',
      timestamp: new Date().toISOString(),
      cwd,
      tool_name: tool,
      tool_input: input,
    })),
  cursor: (cwd) =>
    makeCalls('preToolUse', ['Write', 'Read'], ['path', 'path'], (tool, input) => ({
      conversation_id: 'doctor',
      cursor_version: 'doctor',
      workspace_roots: [cwd],
      hook_event_name: 'preToolUse',
      tool_name: tool,
      tool_input: input,
    })),
  gemini: (cwd) =>
    makeCalls(
      'BeforeTool',
      ['write_file', 'read_file'],
      ['file_path', 'file_path'],
      (tool, input) => ({
        session_id: 'doctor',
        transcript_path: '',
        cwd,
        hook_event_name: 'BeforeTool',
        tool_name: tool,
        tool_input: input,
      }),
    ),
  vibe: (cwd) =>
    makeCalls('before_tool', ['write_file', 'read_file'], ['path', 'path'], (tool, input) => ({
      session_id: 'doctor',
      parent_session_id: null,
      cwd,
      hook_event_name: 'before_tool',
      tool_name: tool,
      tool_call_id: 'doctor',
      tool_input: input,
    })),
  windsurf: (cwd) => {
    const make = (event: string, info: JsonObject): PlantedEvent => ({
      event,
      payload: { agent_action_name: event, trajectory_id: 'doctor', tool_info: info },
    });
    return {
      write: (path, content) =>
        make('pre_write_code', {
          file_path: join(cwd, path),
          edits: [{ old_string: '', new_string: content }],
        }),
      read: (path) => make('pre_read_code', { file_path: join(cwd, path) }),
    };
  },
  cline: (cwd) =>
    makeCalls('PreToolUse', ['write_to_file', 'read_file'], ['path', 'path'], (tool, input) => ({
      clineVersion: 'doctor',
      hookName: 'PreToolUse',
      taskId: 'doctor',
      workspaceRoots: [cwd],
      preToolUse: { toolName: tool, parameters: input },
    })),
};

function makeCalls(
  event: string,
  [writer, reader]: readonly [string, string],
  [writePath, readPath]: readonly [string, string],
  wrap: (tool: string, input: JsonObject) => JsonObject,
): Calls {
  return {
    write: (path, content) => ({ event, payload: wrap(writer, { [writePath]: path, content }) }),
    read: (path) => ({ event, payload: wrap(reader, { [readPath]: path }) }),
  };
}

/** The calls of an agent. @throws Error for an unknown agent */
export function plantEvents(agent: string, cwd: string): Calls {
  const make = CALLS[agent];
  if (!make) throw new Error(`no events of ${agent}`);
  return make(cwd);
}
