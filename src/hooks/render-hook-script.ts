import { DEFAULT_BASELINE } from '../config/config-defaults.ts';
import { CONFIG_NAME, PACKAGE_NAME, SETTINGS_FILES } from '../config/settings/settings-files.ts';
import { GIT_VARIABLES } from '../git/environment.ts';
import { HARDENED_CONFIG } from '../git/hardened-options.ts';
import { DIFF_OPTIONS } from '../git/raw-diff-options.ts';
import { STAGED_DIFF } from '../git/staged-changes.ts';
import { END_OF_CHANGES } from '../git/staged-stdin.ts';
import { CLI_NAME, PROGRAM_NAME, SCRIPT_NAME } from './hook-line.ts';
import { STAGED_HOOKS } from './staged-hooks.ts';

/** Each path as a name of its blob: https://git-scm.com/docs/gitrevisions#_specifying_revisions */
const STAGED_NAMES = [
  '-c core.quotePath=false diff --cached --name-only --line-prefix=: --diff-filter=d',
  '--ignore-submodules=all',
  ...DIFF_OPTIONS,
];

/** Git reads an index of more bytes than this, some 20,000 files, so slowly that its blobs would come too late. */
const LARGE_INDEX = 2_000_000;

const VALUES: Readonly<Record<string, string>> = {
  SCRIPT_NAME,
  CLI_NAME,
  PROGRAM_NAME,
  STAGED_HOOKS: STAGED_HOOKS.join(' | '),
  VARIABLES: Object.entries(GIT_VARIABLES)
    .map(([name, value]) => `${name}=${value}`)
    .join(' '),
  GIT: ['git', ...HARDENED_CONFIG.map((setting) => `-c ${setting}`)].join(' '),
  STAGED_DIFF: STAGED_DIFF.join(' '),
  STAGED_NAMES: STAGED_NAMES.join(' '),
  END_OF_CHANGES,
  LARGE_INDEX: String(LARGE_INDEX),
  SETTINGS_FILES: SETTINGS_FILES.join(' '),
  CONFIG_NAME,
  PACKAGE_NAME,
};

/**
 * `hook.sh` of the package: the template with constants of the sources, without comments, and each line ending
 * in one. If `node_modules` is committed, a checkout may turn line feeds into CRLF, and a carriage return in a
 * comment is harmless.
 * @param template `src/hooks/hook.sh`
 * @param values for names in the template, as the shell reads them
 * @throws Error for an unknown name
 */
export function renderHookScript(
  template: string,
  values: Readonly<Record<string, string>>,
): string {
  requireKnownSettings();
  const all: Readonly<Record<string, string>> = { ...VALUES, ...values };
  const filled = template.replace(/@(?<name>[A-Z_]+)@/g, (_, name: string) => {
    const value = all[name];
    if (value === undefined) throw new Error(`hook.sh has no value @${name}@`);
    return value;
  });
  const lines = filled.split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => `${line} #\n`)
    .join('');
}

/** A message is only cleared if nothing is configured, which the script looks for in these. */
function requireKnownSettings(): void {
  const known = [CONFIG_NAME, PACKAGE_NAME, DEFAULT_BASELINE];
  if (String(SETTINGS_FILES) !== String(known))
    throw new Error('hook.sh has to look into every file that keyfence is configured with');
}
