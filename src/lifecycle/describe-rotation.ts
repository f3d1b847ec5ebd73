import type { FoundKey } from './found-key.ts';
import type { Reached, Rotated } from './rotate-key.ts';

/** What there is now, and how to go on. @param store where the new key goes */
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
      `${old}: replaced by ${key}, which is in ${store}; xAI refuses the old one (${after?.status ?? 'unknown'})`,
      ...(left.length > 0 ? [`The old key still stands at ${left.join(', ')}.`] : []),
      ...notes,
    ];
  }
  const states: Readonly<Record<Exclude<Reached, 'rotated'>, string>> = {
    nothing: `${old}: nothing is changed, and it is still the key in use`,
    made: `${old}: still the key in use; ${key} exists, and nobody has its value`,
    stored: `${old}: not disabled yet; ${key} is in ${store}, and nobody has seen it work`,
    confirmed: `${old}: not refused yet; ${key} is in ${store} and works`,
  };
  const next =
    error === undefined
      ? []
      : ['Run the same command again: it goes on from there, and removes what is left over.'];
  return [
    states[reached],
    ...(error === undefined ? [] : [`Because: ${error}.`]),
    ...notes,
    ...next,
  ];
}
