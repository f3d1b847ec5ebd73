import { describe, expect, it } from 'vitest';
import { findApiKeys } from '../support/find-api-keys.ts';
import { NEXT_CALLS } from '../support/next-calls.ts';

describe.each(Object.entries(NEXT_CALLS))('in %s', (path, texts) => {
  it.each(texts)('a value ends where its call or statement ends: %s', (text) => {
    expect(findApiKeys({ path, text })).toEqual([]);
  });
});
