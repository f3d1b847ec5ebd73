import type { Account } from './account.ts';

/** Whether a path is claimed for the first time: the given paths may overlap. */
export type Claim = (key: string) => boolean;

export function makeClaim(account: Account): Claim {
  const claimed = new Set<string>();
  return (key) => {
    if (claimed.has(key)) return false;
    claimed.add(key);
    account.ask(1);
    return true;
  };
}
