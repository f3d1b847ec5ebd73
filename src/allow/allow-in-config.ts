import { join } from 'node:path';
import type { AllowEntry } from '../config/config.ts';
import { CONFIG_NAME, PACKAGE_NAME } from '../config/settings/settings-files.ts';
import { readIfThere, type Change } from '../hooks/change.ts';
import { addToJsonList } from '../text/add-to-json-list.ts';
import { parseJson } from '../text/parse-json.ts';

const KEY = 'keyfence';

/**
 * Adds findings to `allow` of the configuration of the repository, or of a new one.
 * @param file absolute path of a configuration that replaces the one of the repository
 * @throws ScanError when it cannot be read
 */
export function allowInConfig(root: string, entries: readonly AllowEntry[], file?: string): Change {
  const own = join(root, CONFIG_NAME);
  const manifest = join(root, PACKAGE_NAME);
  const isInManifest =
    file === undefined && readIfThere(own) === undefined && isConfigured(manifest);
  const path = file ?? (isInManifest ? manifest : own);
  const before = readIfThere(path);
  const container = isInManifest ? [KEY] : [];
  const fresh = JSON.stringify({ allow: entries }, undefined, 2);
  const text = before
    ? entries.reduce(
        (longer, entry) => addToJsonList(path, longer, container, 'allow', entry),
        before.toString(),
      )
    : `${fresh}\n`;
  return { path, before, after: Buffer.from(text) };
}

/** The configuration was read before, so it is valid JSON. */
function isConfigured(manifest: string): boolean {
  const bytes = readIfThere(manifest);
  const value = bytes && parseJson(bytes.toString());
  return typeof value === 'object' && value !== null && KEY in value;
}
