import { DEFAULT_BASELINE } from '../config-defaults.ts';

export const CONFIG_NAME = 'keyfence.config.json';
export const PACKAGE_NAME = 'package.json';

/** Where keyfence looks for what it is configured with. */
export const SETTINGS_FILES: readonly string[] = [CONFIG_NAME, PACKAGE_NAME, DEFAULT_BASELINE];
