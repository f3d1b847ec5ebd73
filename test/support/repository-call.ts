export interface CallOptions {
  readonly stdin?: string | Buffer;
  /** Added to the repository's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Relative to the repository's root. */
  readonly cwd?: string;
}

export interface KeyfenceOptions extends CallOptions {
  /** Start the bundle as a process of its own, where that is what is tested. */
  readonly bundle?: boolean;
  /** Let the permissions of files hold, for root too; see {@link lackPermissions}. */
  readonly unprivileged?: boolean;
}

export interface GitOptions extends CallOptions {
  /** Any exit code is returned, not thrown. */
  readonly allowFailure?: boolean;
}

/** Arguments, then options if there are any. */
export type Call<Options> = readonly string[] | readonly [...string[], Options];

export interface KeyfenceRan {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export function splitCall<Options extends object>(
  call: Call<Options>,
): [readonly string[], Options | Record<string, never>] {
  const last = call.at(-1);
  return typeof last === 'object'
    ? [call.slice(0, -1) as string[], last]
    : [call as readonly string[], {}];
}
