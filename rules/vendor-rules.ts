import { rules } from './index.ts';
import type { TextRule } from './rule.ts';

/** A rule about the keys of one vendor. */
export type VendorRule = TextRule & Required<Pick<TextRule, 'prefix'>>;

/** The rules about the keys of one vendor each, those with a longer prefix first. */
export const vendorRules: readonly VendorRule[] = rules
  .filter((rule): rule is VendorRule => rule.kind === 'text' && rule.prefix !== undefined)
  .sort((a, b) => b.prefix.length - a.prefix.length);
