import type { run } from './run.ts';

/** Whether a run depends on the process that it is, may end it, or writes to its standard output by itself. */
export function needsProcess(
  args: readonly string[],
  { env, stdin }: Parameters<typeof run>[2],
): boolean {
  const [command = '', hook] = args;
  return (
    (command === 'redact' && stdin !== undefined) ||
    (command === 'hook' && hook === 'agent') ||
    args.includes('--timeout') ||
    'KEYFENCE_DEBUG' in env ||
    'NODE_OPTIONS' in env
  );
}
