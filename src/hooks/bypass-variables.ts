/** Ids of keyfence's hooks for the pre-commit framework begin with it. */
export const FRAMEWORK_ID = 'keyfence';

const isOn = (value: string): boolean => value !== '' && value !== '0' && value !== 'false';
const isOff = (value: string): boolean => value === '0' || value === 'false';

/** Variables that make hook managers skip hooks, with the values that do so. */
const VARIABLES: Readonly<Record<string, (value: string) => boolean>> = {
  HUSKY: (value) => value === '0',
  HUSKY_SKIP_HOOKS: isOn,
  LEFTHOOK: isOff,
  LEFTHOOK_EXCLUDE: (value) => value.split(',').some((id) => id.trim().startsWith(FRAMEWORK_ID)),
  SKIP_SIMPLE_GIT_HOOKS: (value) => value === '1',
  SKIP: (value) => value.split(',').some((id) => id.trim().startsWith(FRAMEWORK_ID)),
};

/** Whether a variable with that value makes a hook manager skip its hooks. */
export function isBypass(name: string, value: string): boolean {
  return VARIABLES[name]?.(value) ?? false;
}

/** The first such variable in an environment, as written in a shell. */
export function findBypass(
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
): string | undefined {
  const found = names.find((name) => isBypass(name, environment[name] ?? ''));
  return found === undefined ? undefined : `${found}=${environment[found] ?? ''}`;
}
