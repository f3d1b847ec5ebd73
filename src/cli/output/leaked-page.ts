import { formatPage } from './format-page.ts';

/** The name of the page on the command line. */
export const LEAKED = 'leaked';

/** What to do about a leaked key, on one page; docs/leaked.md is the long form. */
export function formatLeakedPage(): string {
  return formatPage('leaked: what to do about a key that was committed or pushed', [
    {
      label: '1',
      body: [
        'Make it harmless first: removing it, even from the history, does not make it secret again. With or without a replacement:',
        { code: 'npx keyfence rotate PATH:LINE --into .env.local' },
        { code: 'npx keyfence revoke PATH:LINE' },
      ],
    },
    {
      label: '2',
      body: [
        'Check whether it was used: see the usage and the audit log in the xAI console, from the date of the commit on, which this prints:',
        { code: 'npx keyfence scan --history' },
      ],
    },
    {
      label: '3',
      body: [
        'Rewrite the history if that is worth the effort: in a fresh clone, with KEY==>REMOVED in a file next to it, which you delete afterwards.',
        { code: 'git filter-repo --replace-text ../replacements.txt' },
        { code: 'git push --force --mirror URL' },
        'Forks, pull requests, caches and other clones keep the old commits: ask the host to remove them.',
      ],
    },
    {
      label: '4',
      body: [
        'Tell the others: whoever uses the key needs the new one, and after a rewrite everybody needs a fresh clone.',
      ],
    },
    { label: '5', body: ['Stop the next one before it is committed: npx keyfence init'] },
  ]);
}
