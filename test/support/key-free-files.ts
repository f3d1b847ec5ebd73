import { KEY_FREE_BUILDS } from './key-free-builds.ts';
import { KEY_FREE_DATA } from './key-free-data.ts';
import type { KeyFreeFile } from './key-free-file.ts';
import { KEY_FREE_TEXTS } from './key-free-texts.ts';

/** Kinds of files without any key, by name. */
export const KEY_FREE_FILES: Readonly<Record<string, KeyFreeFile>> = {
  ...KEY_FREE_BUILDS,
  ...KEY_FREE_DATA,
  ...KEY_FREE_TEXTS,
};
