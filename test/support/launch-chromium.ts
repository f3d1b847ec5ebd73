import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { lackProgram } from './unless.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine; nothing is downloaded. Ubuntu has one that is only told to be installed. */
const chromiumPath: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((directory) => NAMES.map((name) => join(directory, name)))
  .find((path) => existsSync(path) && lackProgram(path) === '');

/** That it is lacking; empty where it is there. */
export const lackChromium: string = chromiumPath === undefined ? 'there is no chromium' : '';

/** Starts it without a window. A container has no user namespaces for its sandbox. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
}
