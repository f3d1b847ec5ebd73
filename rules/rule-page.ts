import manifest from '../package.json' with { type: 'json' };

const REPOSITORY = manifest.bugs.url.slice(0, -'/issues'.length);

/**
 * The address of a rule's page.
 * @param rule its id
 */
export function getRulePage(rule: string): string {
  return `${REPOSITORY}/blob/main/docs/rules/${rule}.md`;
}
