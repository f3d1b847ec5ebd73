/** Where an agent reads hooks from. Paths are `/`-separated. */
export interface AgentFiles {
  /** File in a project, from its top. */
  readonly project: string;
  /** Environment variable with the directory of the agent, if there is one. */
  readonly variable?: string;
  /** Directory of the agent, from the home directory. */
  readonly home: string;
  /** File in the directory of the agent. */
  readonly user: string;
}

/** By the value of `--agent`. */
export const AGENT_FILES: Readonly<Record<string, AgentFiles>> = {
  grok: {
    project: '.grok/hooks/keyfence.json',
    variable: 'GROK_HOME',
    home: '.grok',
    user: 'hooks/keyfence.json',
  },
  claude: {
    project: '.claude/settings.json',
    variable: 'CLAUDE_CONFIG_DIR',
    home: '.claude',
    user: 'settings.json',
  },
  codex: {
    project: '.codex/hooks.json',
    variable: 'CODEX_HOME',
    home: '.codex',
    user: 'hooks.json',
  },
  cursor: { project: '.cursor/hooks.json', home: '.cursor', user: 'hooks.json' },
  copilot: {
    project: '.github/hooks/keyfence.json',
    variable: 'COPILOT_HOME',
    home: '.copilot',
    user: 'hooks/keyfence.json',
  },
  gemini: { project: '.gemini/settings.json', home: '.gemini', user: 'settings.json' },
  vibe: { project: '.vibe/hooks.toml', variable: 'VIBE_HOME', home: '.vibe', user: 'hooks.toml' },
  windsurf: { project: '.windsurf/hooks.json', home: '.codeium/windsurf', user: 'hooks.json' },
  cline: {
    project: '.clinerules/hooks/PreToolUse',
    home: 'Documents/Cline/Hooks',
    user: 'PreToolUse',
  },
};

/** Directories whose files tell an agent what to run. */
const DIRECTORIES = [
  ...new Set(
    Object.values(AGENT_FILES).flatMap(({ project, home }) => [
      `${project.slice(0, project.lastIndexOf('/'))}/`,
      `${home}/`,
    ]),
  ),
];

/** Whether a file tells an agent what to run. @param path absolute, `/`-separated */
export function isAgentSettings(path: string): boolean {
  return DIRECTORIES.some((directory) => path.includes(`/${directory}`));
}
