import manifest from '../../package.json' with { type: 'json' };

/** Where people read about a rule: the package brings its documentation along. */
export function getRulePage(rule: string): string {
  return `https://unpkg.com/${manifest.name}/docs/rules/${rule}.md`;
}
