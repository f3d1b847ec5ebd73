import type { AgentSetup } from './agent-setup.ts';
import { cline } from './cline-setup.ts';
import { makeJsonSetup } from './json-setup.ts';
import { PATIENCE_SECONDS } from './patience.ts';
import { vibe } from './vibe-setup.ts';

const seconds = PATIENCE_SECONDS;

/** Every agent whose hooks `init` writes. */
export const AGENT_SETUPS: readonly AgentSetup[] = [
  makeJsonSetup({
    name: 'grok',
    programs: ['grok'],
    traces: ['.grok'],
    listSteps: (isUser) => [
      ...(isUser
        ? []
        : [
            'Run /hooks-trust in Grok Build in this project: until then it skips the hooks without a word.',
          ]),
      'Grok Build sends a prompt in any case: a key that is pasted into one is only reported.',
    ],
    makeEntry: (command) => ({ hooks: [{ type: 'command', command, timeout: seconds }] }),
  }),
  makeJsonSetup({
    name: 'claude',
    programs: ['claude'],
    traces: ['.claude', 'CLAUDE.md'],
    listSteps: () => ['Claude Code reads hooks when a session starts: begin a new one.'],
    makeEntry: (command) => ({
      hooks: [{ type: 'command', command, timeout: seconds, onFailure: 'block' }],
    }),
  }),
  makeJsonSetup({
    name: 'codex',
    programs: ['codex'],
    traces: ['.codex'],
    listSteps: () => [
      'Run /hooks in Codex and trust the hooks: until then, and again after each change of them, it skips them.',
    ],
    makeEntry: (command) => ({ hooks: [{ type: 'command', command, timeout: seconds }] }),
  }),
  makeJsonSetup({
    name: 'cursor',
    programs: ['cursor', 'cursor-agent'],
    traces: ['.cursor', '.cursorrules'],
    listSteps: () => ['Restart Cursor, so that it reads the hooks.'],
    base: { version: 1 },
    makeEntry: (command) => ({ command, failClosed: true }),
  }),
  makeJsonSetup({
    name: 'copilot',
    programs: ['copilot'],
    traces: ['.github/copilot-instructions.md', '.github/hooks', '.github/copilot'],
    listSteps: (isUser) =>
      isUser
        ? ['The cloud agent reads only the hooks of a repository: run init there, too.']
        : [
            'Commit the file: the cloud agent reads it from the branch, and needs the packages installed (copilot-setup-steps.yml).',
          ],
    base: { version: 1 },
    makeEntry: (command) => ({
      type: 'command',
      // The command line reads the first and the third, VS Code the second and the fourth.
      bash: command,
      command,
      timeoutSec: seconds,
      timeout: seconds,
    }),
  }),
  makeJsonSetup({
    name: 'gemini',
    programs: ['gemini'],
    traces: ['.gemini', 'GEMINI.md'],
    listSteps: (isUser) =>
      isUser ? [] : ['Gemini CLI warns once about new hooks of a project: accept them.'],
    makeEntry: (command) => ({
      hooks: [{ type: 'command', name: 'keyfence', command, timeout: seconds * 1000 }],
    }),
  }),
  vibe,
  makeJsonSetup({
    name: 'windsurf',
    programs: ['windsurf'],
    traces: ['.windsurf', '.windsurfrules'],
    listSteps: () => ['Restart Windsurf, so that it reads the hooks.'],
    makeEntry: (command) => ({ command, show_output: true }),
  }),
  cline,
];
