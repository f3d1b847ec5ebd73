import { UsageError } from '../../errors/errors.ts';

const DAYS = { d: 1, w: 7, m: 30, y: 365 } as const;
type Unit = keyof typeof DAYS;

/** `90d`, `12w`, `6m`, `1y`, or a number of days. @returns days @throws UsageError */
export function parseAge(text: string): number {
  const { number, unit = 'd' } = /^(?<number>\d{1,5})(?<unit>[dwmy])?$/.exec(text)?.groups ?? {};
  if (number === undefined) throw new UsageError('--max-age takes an age such as 90d, 12w or 1y');
  return Number(number) * DAYS[unit as Unit];
}
