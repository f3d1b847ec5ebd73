// Names that agents have for the fields of an event.

export const EVENT_NAME: readonly string[] =
  'hook_event_name hookEventName agent_action_name hookName'.split(' ');
export const CWD: readonly string[] = 'cwd workspaceRoot workspace_root'.split(' ');
export const ROOTS: readonly string[] = 'workspace_roots workspaceRoots'.split(' ');
export const TOOL_NAME: readonly string[] = 'tool_name toolName mcp_tool_name'.split(' ');
export const INPUT: readonly string[] =
  'tool_input toolInput toolArgs tool_args parameters tool_info'.split(' ');
export const OUTPUT: readonly string[] =
  'tool_response toolResult tool_result tool_output_text tool_output toolResponse result_json output result tool_error error'.split(
    ' ',
  );
export const PROMPT: readonly string[] = 'prompt user_prompt'.split(' ');
/** Where Cline puts the data of an event: under the name of the event. */
export const NESTED: readonly string[] = 'preToolUse postToolUse userPromptSubmit'.split(' ');
/** About the session and not the call. If an event has no field for arguments, all others are arguments. */
export const ENVELOPE: ReadonlySet<string> = new Set([
  ...EVENT_NAME,
  ...CWD,
  ...ROOTS,
  ...TOOL_NAME,
  ...OUTPUT,
  ...'session_id sessionId conversation_id generation_id model cursor_version user_email transcript_path transcriptPath timestamp permission_mode'.split(
    ' ',
  ),
]);
