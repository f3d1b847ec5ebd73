/** Ids of hooks of the pre-commit framework that are ours begin with it. */
export const FRAMEWORK_ID = 'keyfence';

const isOn = (value: string): boolean => value !== '' && value !== '0' && value !== 'false';
const isOff = (value: string): boolean => value === '0' || value === 'false';

/** Variables by which hook managers run nothing, with the values that do it. */
const VARIABLES: Readonly<Record<string, (value: string) => boolean>> = {
  HUSKY: (value) => value === '0',
  HUSKY_SKIP_HOOKS: isOn,
  LEFTHOOK: isOff,
  LEFTHOOK_EXCLUDE: (value) => value.split(',').some((id) => id.trim().startsWith(FRAMEWORK_ID)),
  SKIP_SIMPLE_GIT_HOOKS: (value) => value === '1',
  SKIP: (value) => value.split(',').some((id) => id.trim().startsWith(FRAMEWORK_ID)),
};

/** Whether a variable of that value keeps a hook manager from running its hooks. */
export function isBypass(name: string, value: string): boolean {
  return VARIABLES[name]?.(value) ?? false;
}

/** The first of the variables that does so in an environment, as a shell would set it. */
export function findBypass(
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
): string | undefined {
  const found = names.find((name) => isBypass(name, environment[name] ?? ''));
  return found === undefined ? undefined : `${found}=${environment[found] ?? ''}`;
}
