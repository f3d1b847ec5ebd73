/**
 * Whether to use colour: the flag decides, then `NO_COLOR` and `FORCE_COLOR`, then whether it is a terminal.
 * https://no-color.org, https://force-color.org
 */
export function shouldColor(flag: boolean | undefined, isTerminal: boolean): boolean {
  if (flag !== undefined) return flag;
  if (process.env['NO_COLOR']) return false;
  const force = process.env['FORCE_COLOR'];
  if (force) return force !== '0' && force !== 'false';
  return isTerminal && process.env['TERM'] !== 'dumb';
}
