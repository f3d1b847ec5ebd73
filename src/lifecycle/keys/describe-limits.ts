import type { KeyRow } from './key-row.ts';

/** `5/s, 100/min, 20000 tokens/min`; empty if there are none. */
export function describeLimits({ qps, qpm, tpm }: Pick<KeyRow, 'qps' | 'qpm' | 'tpm'>): string {
  return [
    ...(qps === undefined ? [] : [`${String(qps)}/s`]),
    ...(qpm === undefined ? [] : [`${String(qpm)}/min`]),
    ...(tpm === undefined ? [] : [`${String(tpm)} tokens/min`]),
  ].join(', ');
}
