import { DEFAULT_BASELINE } from '../config-defaults.ts';

export const CONFIG_NAME = 'keyfence.config.json';
export const PACKAGE_NAME = 'package.json';

/** The files that keyfence reads settings from. */
export const SETTINGS_FILES: readonly string[] = [CONFIG_NAME, PACKAGE_NAME, DEFAULT_BASELINE];
