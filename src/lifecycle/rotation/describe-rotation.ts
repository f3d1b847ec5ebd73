import type { FoundKey } from '../found-key.ts';
import type { Reached, Rotated } from './rotation.ts';

/** The current state, and how to continue. @param store of the new key */
export function describeRotation(
  { secret, places }: Pick<FoundKey, 'secret' | 'places'>,
  { reached, fresh, error, after, notes }: Rotated,
  store: string,
): string[] {
  const old = secret.toString();
  const key = fresh === undefined ? 'the new key' : `${fresh.shown ?? 'the new key'} (${fresh.id})`;
  if (reached === 'rotated') {
    const left = places.filter((place) => !place.startsWith(`${store}:`));
    return [
      `${old}: replaced by ${key}, which is in ${store}; xAI rejects the old one (${after?.status ?? 'unknown'})`,
      ...(left.length > 0 ? [`The old key is still in ${left.join(', ')}.`] : []),
      ...notes,
    ];
  }
  const states: Readonly<Record<Exclude<Reached, 'rotated'>, string>> = {
    nothing: `${old}: nothing was changed, and this is still the key in use`,
    made: `${old}: still the key in use; ${key} was created, but its value was not stored`,
    stored: `${old}: not disabled yet; ${key} is in ${store}, but has not been seen to work`,
    confirmed: `${old}: not rejected yet; ${key} is in ${store} and works`,
  };
  const next =
    error === undefined
      ? []
      : ['Run the same command again: it continues from here and removes anything left over.'];
  return [
    states[reached],
    ...(error === undefined ? [] : [`Because: ${error}.`]),
    ...notes,
    ...next,
  ];
}
