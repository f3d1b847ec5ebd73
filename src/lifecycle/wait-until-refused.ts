import { setTimeout } from 'node:timers/promises';
import type { Secret } from '../finding/secret.ts';
import { askAboutKey, type KeyAnswer } from '../xai/ask-about-key.ts';
import type { XaiHosts } from '../xai/hosts.ts';
import type { TransportOptions } from '../xai/transport.ts';

const FIRST_PAUSE = 500;
const MAX_PAUSE = 15_000;

/** Whether xAI rejects a key. */
export function isRefused({ status }: KeyAnswer): boolean {
  return status !== 'active' && status !== 'unknown';
}

/**
 * Whether a key certainly does not work any more: 403 may also mean that a working key may not ask about
 * itself.
 */
export function isSurelyDead(answer: KeyAnswer): boolean {
  return isRefused(answer) && answer.http !== 403;
}

/** Asks about a key, and again if it is refused: a single wrong answer must not count. */
export async function askTwice(
  secret: Secret,
  hosts: XaiHosts,
  options: TransportOptions,
): Promise<KeyAnswer> {
  const answer = await askAboutKey(secret, hosts, options);
  return isRefused(answer) ? askAboutKey(secret, hosts, options) : answer;
}

/**
 * Asks about a key repeatedly, until it is refused or the time is up.
 * @param limit in milliseconds
 * @param isDone which answers end it
 * @returns the last answer
 */
export async function waitUntilRefused(
  secret: Secret,
  limit: number,
  hosts: XaiHosts,
  options: TransportOptions,
  isDone: (answer: KeyAnswer) => boolean = isRefused,
): Promise<KeyAnswer> {
  return askUntil(isDone, secret, limit, hosts, options);
}

/** The same, until it can be used: a new key is not known everywhere at once. */
export async function waitUntilActive(
  secret: Secret,
  limit: number,
  hosts: XaiHosts,
  options: TransportOptions,
): Promise<KeyAnswer> {
  return askUntil(({ status }) => status === 'active', secret, limit, hosts, options);
}

async function askUntil(
  isDone: (answer: KeyAnswer) => boolean,
  secret: Secret,
  limit: number,
  hosts: XaiHosts,
  options: TransportOptions,
): Promise<KeyAnswer> {
  const { pause = setTimeout } = options;
  let waited = 0;
  for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, MAX_PAUSE)) {
    const answer = await askTwice(secret, hosts, options);
    if (isDone(answer) || waited >= limit) return answer;
    const next = Math.min(wait, limit - waited);
    await pause(next);
    waited += next;
  }
}
