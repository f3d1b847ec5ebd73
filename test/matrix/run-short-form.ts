import { installPacked } from './pack.ts';
import { Place, type PlaceOptions } from './place.ts';
import { SHORT_FORM } from './short-form.ts';

/** Runs the short form with the packed package. @returns what went well; the rest is thrown, with its step */
export function runShortForm(tarball: string, options: PlaceOptions): string {
  using place = new Place(options);
  installPacked(tarball, place);
  for (const [name, step] of Object.entries(SHORT_FORM)) {
    try {
      step(place);
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
  }
  return `${String(Object.keys(SHORT_FORM).length)} steps of the short form succeed`;
}
