import { expect } from 'vitest';
import { applyChange, isSame, type Change } from '../../src/hooks/change.ts';

/** Makes the changes of a plan; made again, it has none. */
export function carryOut(plan: () => readonly Change[], home: string): void {
  for (const change of plan()) applyChange(change, [home]);
  expect(plan().filter((change) => !isSame(change))).toEqual([]);
}
