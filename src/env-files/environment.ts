/** The environment that a file is for. `local` is a file without the name of an environment. */
export type Environment = 'local' | 'test' | 'staging' | 'production';

const NAMES: readonly (readonly [Environment, readonly string[]])[] = [
  ['production', ['prod', 'production', 'prd', 'live']],
  ['staging', ['stage', 'staging', 'stg', 'preview', 'preprod', 'qa', 'uat', 'demo', 'sandbox']],
  ['test', ['test', 'tests', 'testing', 'ci', 'e2e', 'integration']],
  ['local', ['local', 'dev', 'develop', 'development']],
];

/** By the parts of a file's name: https://vite.dev/guide/env-and-mode */
export function getEnvironment(path: string): Environment {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return findEnvironment(name.split(/[._-]/)) ?? 'local';
}

/** The environment in the name of a variable, if there is one. */
export function getNamedEnvironment(variable: string): Environment | undefined {
  return findEnvironment(variable.toLowerCase().split('_'));
}

function findEnvironment(parts: readonly string[]): Environment | undefined {
  return NAMES.find(([, names]) => parts.some((part) => names.includes(part)))?.[0];
}
