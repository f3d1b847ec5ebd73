import { UsageError } from '../errors/errors.ts';

/** The environment of a build. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a build is about. */
export interface Change {
  /** As the system calls it: `pull_request`, `push`. */
  readonly event: string;
  /** The newest commit; absent where a branch was deleted. */
  readonly to?: string | undefined;
  /** What was there before, if the system knows. */
  readonly from?: string | undefined;
  /** The branch of `origin` that it started from or is to be merged into. */
  readonly onto?: string | undefined;
  /** Whether it is about everything that `to` reaches, and not about what is new. */
  readonly takesAll?: boolean;
  /** The branch that was pushed. */
  readonly branch?: string | undefined;
  /** The tag that was pushed. */
  readonly tag?: string | undefined;
  /** Whether it comes from a fork, so that nobody of the team need have seen it. */
  readonly isFork?: boolean;
}

const TAGS = 'refs/tags/';

/** A CI system, by the variables that it sets. */
export interface CiSystem {
  readonly name: string;
  readonly isRunning: (env: Environment) => boolean;
  /** @throws UsageError when the environment does not tell which commits */
  readonly readChange: (env: Environment) => Change;
}

/** An id, unless it is the one that stands for nothing. */
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
