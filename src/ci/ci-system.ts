import { UsageError } from '../errors/errors.ts';

/** The environment of a build. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The change that a build is for. */
export interface Change {
  /** The system's own word: `pull_request`, `push`. */
  readonly event: string;
  /** The newest commit; absent if a branch was deleted. */
  readonly to?: string | undefined;
  /** The commit before the change, if the system knows it. */
  readonly from?: string | undefined;
  /** The branch of `origin` that it started from or is to be merged into. */
  readonly onto?: string | undefined;
  /** Whether it includes everything that `to` reaches, not only what is new. */
  readonly takesAll?: boolean;
  /** The branch that was pushed. */
  readonly branch?: string | undefined;
  /** The tag that was pushed. */
  readonly tag?: string | undefined;
  /** Whether it comes from a fork, so that nobody on the team need have seen it. */
  readonly isFork?: boolean;
}

const TAGS = 'refs/tags/';

/** A CI system, recognised by the variables that it sets. */
export interface CiSystem {
  readonly name: string;
  readonly isRunning: (env: Environment) => boolean;
  /** @throws UsageError when the environment does not say which commits */
  readonly readChange: (env: Environment) => Change;
}

/** An id, unless it is all zeros. */
export function toId(value: string | undefined): string | undefined {
  return value === undefined || /^0*$/.test(value) ? undefined : value;
}

export function toBranch(ref: string | undefined): string | undefined {
  return ref?.replace(/^refs\/heads\//, '');
}

export function toTag(ref: string | undefined): string | undefined {
  return ref?.startsWith(TAGS) ? ref.slice(TAGS.length) : undefined;
}

/** @throws UsageError when it is not set */
export function requireVariable(env: Environment, name: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  throw new UsageError(`${name} is not set, so --ci cannot tell what was pushed`);
}
