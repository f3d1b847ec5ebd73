import manifest from '../../../package.json' with { type: 'json' };
import { AGENT_SETUPS } from './agent-setups.ts';

const NAME = manifest.name;
const DESCRIPTION =
  'Keeps xAI keys and other API keys out of what a coding agent writes, runs, reads and commits.';
const OWNER = { name: `the ${NAME} maintainers` };

/** The files of a plugin and of the list for a marketplace, by their paths below `agents/`. */
export function renderPlugins(skill: string): ReadonlyMap<string, string> {
  const about = { name: NAME, version: manifest.version, description: DESCRIPTION };
  const plugin = {
    ...about,
    author: OWNER,
    license: manifest.license,
    keywords: manifest.keywords,
  };
  return new Map([
    ['claude/.claude-plugin/plugin.json', toJson(plugin)],
    ['claude/hooks/hooks.json', renderHooks('claude')],
    ['claude/skills/keyfence/SKILL.md', skill],
    ['grok/plugin.json', toJson(plugin)],
    ['grok/hooks/hooks.json', renderHooks('grok')],
    ['grok/skills/keyfence/SKILL.md', skill],
    // https://code.claude.com/docs/en/plugin-marketplaces
    [
      '.claude-plugin/marketplace.json',
      toJson({
        name: NAME,
        owner: OWNER,
        description: DESCRIPTION,
        plugins: [{ ...about, source: './claude' }],
      }),
    ],
    // https://github.com/xai-org/grok-build/blob/main/crates/codegen/xai-grok-pager/docs/user-guide/09-plugins.md
    [
      '.grok-plugin/marketplace.json',
      toJson({
        name: NAME,
        owner: OWNER,
        description: DESCRIPTION,
        plugins: [{ ...about, category: 'security', source: { type: 'local', path: './grok' } }],
      }),
    ],
  ]);
}

function renderHooks(name: string): string {
  const setup = AGENT_SETUPS.find((one) => one.name === name);
  if (!setup) throw new Error(`no agent ${name}`);
  return setup.put({ path: 'hooks.json', text: undefined }, 'PATH');
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
