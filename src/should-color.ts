/**
 * Whether to colour what goes to a stream: the flag decides, then `NO_COLOR` and `FORCE_COLOR`, then
 * whether it is a terminal. https://no-color.org, https://force-color.org
 */
export function shouldColor(
  flag: string | boolean | undefined,
  stream: { isTTY?: boolean },
): boolean {
  if (typeof flag === 'boolean') return flag;
  if (process.env['NO_COLOR']) return false;
  const force = process.env['FORCE_COLOR'];
  if (force) return force !== '0' && force !== 'false';
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}
