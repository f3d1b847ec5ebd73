import type { Account } from './account.ts';

/** Whether nobody has asked for it yet: paths may overlap. Then it counts as asked for. */
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
