/**
 * The address of a rule's page. The package brings these pages along, so they are of the same version.
 * @param rule its id
 */
export function getRulePage(rule: string): string {
  return `https://unpkg.com/keyfence/docs/rules/${rule}.md`;
}
