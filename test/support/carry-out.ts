import { applyChange, isSame, type Change } from '../../src/hooks/change.ts';
import { expect } from 'vitest';

/** Makes the changes of a plan; made again, it has none. */
export function carryOut(plan: () => readonly Change[]): void {
  plan().forEach(applyChange);
  expect(plan().filter((change) => !isSame(change))).toEqual([]);
}
