import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The script of the package, which makes a denial of everything that goes wrong. */
const script = fileURLToPath(new URL('../../dist/agent-hook.sh', import.meta.url));

/** Asks keyfence in the protocol of Claude Code. @throws Error with the reason of a denial */
function ask(event, payload, directory) {
  const { status, stdout, stderr } = spawnSync('sh', [script, 'claude', event], {
    input: JSON.stringify({ hook_event_name: event, cwd: directory, ...payload }),
    cwd: directory,
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status === 0) return stdout;
  throw new Error(stderr || 'keyfence stopped this, because it could not check it.');
}

/** Keeps secrets out of what opencode's tools are called with, and out of what they answer. */
export const Keyfence = async ({ directory }) => ({
  'tool.execute.before': async ({ tool }, { args }) => {
    ask('PreToolUse', { tool_name: tool, tool_input: args }, directory);
  },
  'tool.execute.after': async ({ tool, args }, output) => {
    const payload = { tool_name: tool, tool_input: args ?? {}, tool_response: output.output };
    try {
      const answer = ask('PostToolUse', payload, directory);
      if (answer !== '') output.output = JSON.parse(answer).hookSpecificOutput.updatedToolOutput;
    } catch {
      // The tool has run already; what it answered is not to be shown unchecked.
      output.output = '[withheld by keyfence: it could not be checked]';
    }
  },
});
