import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { readIfThere, type Change } from '../../hooks/change.ts';
import { AGENT_FILES } from '../agent-files.ts';
import type { AgentSetup, ConfiguredHook } from './agent-setup.ts';
import { AGENT_SETUPS } from './agent-setups.ts';
import type { ScriptLocation } from './script-location.ts';

/** Where hooks go: into a project, or into the settings of a person for all projects. */
export type Scope = { readonly kind: 'project'; readonly root: string } | { readonly kind: 'user' };

/** The directory that the files of an agent are in, and the files. */
export interface AgentHome {
  readonly directory: string;
  /** Absolute. */
  readonly files: readonly string[];
}

export function findAgentHome(
  { name, otherFiles }: AgentSetup,
  scope: Scope,
  environment: NodeJS.ProcessEnv,
): AgentHome {
  const { project, variable, home, user } = AGENT_FILES[name] ?? {
    project: '',
    home: '',
    user: '',
  };
  const moved = variable === undefined ? undefined : environment[variable];
  const directory = scope.kind === 'project' ? scope.root : findOwnDirectory(moved, home);
  const file = join(directory, ...(scope.kind === 'project' ? project : user).split('/'));
  return {
    directory,
    files: otherFiles ? otherFiles.map((other) => join(dirname(file), other)) : [file],
  };
}

/** An empty variable has no effect. */
function findOwnDirectory(moved: string | undefined, home: string): string {
  return moved === undefined || moved === '' ? join(homedir(), ...home.split('/')) : moved;
}

/** Agents that a person has installed, or that a project is configured for. */
export function findAgents(root: string | undefined, environment: NodeJS.ProcessEnv): AgentSetup[] {
  const directories = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return AGENT_SETUPS.filter((setup) => {
    const { programs, traces } = setup;
    const { directory } = findAgentHome(setup, { kind: 'user' }, environment);
    return (
      existsSync(directory) ||
      (root !== undefined && traces.some((trace) => existsSync(join(root, trace)))) ||
      programs.some((program) =>
        directories.some((at) => endings.some((ending) => existsSync(join(at, program + ending)))),
      )
    );
  });
}

/**
 * Those that do not run keyfence yet, neither in the project nor in all projects.
 * @throws ScanError
 */
export function findUnguarded(root: string, environment: NodeJS.ProcessEnv): AgentSetup[] {
  const scopes: Scope[] = [{ kind: 'project', root }, { kind: 'user' }];
  return findAgents(root, environment).filter((setup) =>
    scopes.every(
      (scope) => listHooks(setup, findAgentHome(setup, scope, environment)).length === 0,
    ),
  );
}

/** The hooks of keyfence that an agent has. @throws ScanError when a file cannot be read */
export function listHooks(setup: AgentSetup, { files }: AgentHome): ConfiguredHook[] {
  return files.flatMap((path) => {
    const text = readIfThere(path)?.toString();
    return text === undefined ? [] : setup.listHooks({ path, text });
  });
}

/** The changes that make an agent run keyfence. @throws ScanError */
export function planAgent(
  setup: AgentSetup,
  { files }: AgentHome,
  place: ScriptLocation,
): Change[] {
  return files.map((path) => {
    const before = readIfThere(path);
    const after = Buffer.from(setup.put({ path, text: before?.toString() }, place));
    return { path, before, after, ...(setup.isExecutable && { executable: true }) };
  });
}

/** The changes that remove keyfence. @throws ScanError */
export function planAgentRemoval(setup: AgentSetup, { files }: AgentHome): Change[] {
  return files.flatMap((path) => {
    const before = readIfThere(path);
    if (!before) return [];
    const text = before.toString();
    if (setup.listHooks({ path, text }).length === 0) return [];
    const after = setup.remove({ path, text });
    return { path, before, after: after === undefined ? undefined : Buffer.from(after) };
  });
}
