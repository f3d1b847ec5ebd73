import { SETTINGS_FILES } from '../config/settings/settings-files.ts';
import { GIT_VARIABLES } from '../git/environment.ts';
import { HARDENED_CONFIG } from '../git/hardened-options.ts';
import { DIFF_OPTIONS } from '../git/raw-diff-options.ts';
import { STAGED_DIFF } from '../git/staged-changes.ts';
import { END_OF_CHANGES } from '../git/staged-stdin.ts';

/** Each path as a name of its blob: https://git-scm.com/docs/gitrevisions#_specifying_revisions */
const STAGED_NAMES = [
  '-c core.quotePath=false diff --cached --name-only --line-prefix=: --diff-filter=d',
  '--ignore-submodules=all',
  ...DIFF_OPTIONS,
];

const GIT = ['git', ...HARDENED_CONFIG.map((setting) => `-c ${setting}`)].join(' ');

/** Git reads the index of more bytes than these, some 20,000 files, so long that its blobs would come too late. */
const LARGE_INDEX = 2_000_000;

/**
 * Lines of `sh` in which git tells a command what is staged while that starts, which takes Node longer than
 * it takes git. When git fails the command finds that, and tells why; it is not for the shell to judge, nor
 * that the command wants no more of it.
 */
export function renderPipedCall(command: string): string[] {
  const variables = Object.entries(GIT_VARIABLES).map(([name, value]) => `${name}=${value}`);
  return [
    '# Git tells what is staged while Node starts; whatever is missing here keyfence asks for itself.',
    // Else the shell would end by it where nobody reads on, a failure to `set -o pipefail`. Git undoes it for itself.
    `{ trap '' PIPE; export ${variables.join(' ')}`,
    `  ${GIT} ${STAGED_DIFF.join(' ')} && printf '${END_OF_CHANGES}\\000' &&`,
    `  [ "$(wc -c <"\${GIT_INDEX_FILE:-.git/index}")" -lt ${LARGE_INDEX} ] &&`,
    // In front, since whatever else is there must not keep them from being told.
    `  { printf ':%s\\n' ${SETTINGS_FILES.join(' ')}; ${GIT} ${STAGED_NAMES.join(' ')}; } | ${GIT} cat-file --batch --buffer || :`,
    `} 2>/dev/null | ${command}`,
  ];
}
