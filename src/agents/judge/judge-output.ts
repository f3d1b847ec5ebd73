import { makeSecretFilePatterns } from '../../config/secret-file-patterns.ts';
import type { SourceFile } from '../../files/source-file.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { withoutInfo } from '../../report/without-info.ts';
import type { Verdict } from '../agent-event.ts';
import { isObject } from '../calls/json-object.ts';
import { loadSettings } from './load-settings.ts';
import { listTexts, toOutputFile, type Output } from './output.ts';
import { redactBytes } from './redact-read.ts';

/** Replaces a text that could not be scanned. */
const WITHHELD = '[withheld by keyfence: it could not be checked]';

/**
 * Removes the secrets from the result of a tool.
 * @throws ConfigError, ScanError
 */
export async function judgeOutput(output: Output): Promise<Verdict> {
  const { value, name, root } = output;
  const { config, baseline } = await loadSettings(root, [name]);
  const patterns = await makeSecretFilePatterns(config.gitignore)(name);
  if (config.agents.secretFiles === 'allow' && patterns.match(name) !== undefined)
    return { kind: 'pass' };
  const replaced = new Map<string, string>();
  const found = new Set<string>();
  for (const text of new Set(listTexts(value))) {
    const file = toOutputFile(text, name);
    const source = {
      emptyMessage: '',
      // eslint-disable-next-line @typescript-eslint/require-await -- sources yield asynchronously
      async *read(account: { ask: (count: number) => void }): AsyncGenerator<SourceFile> {
        account.ask(1);
        yield file;
      },
    };
    const { findings, errors } = withoutInfo(await lintSource(source, config, baseline));
    const counting = findings.filter(({ severity }) => severity === 'error');
    if (errors.length === 0 && counting.length === 0) continue;
    for (const { message, secret } of counting)
      found.add(`${message} ${String(secret ?? '')}`.trim());
    replaced.set(text, errors.length > 0 ? WITHHELD : redactText(text, name, config));
  }
  if (replaced.size === 0) return { kind: 'pass' };
  const what =
    found.size === 0 ? 'something that could not be checked' : [...found].slice(0, 5).join('; ');
  return {
    kind: 'redact',
    reason: `keyfence: the output of the tool contains ${what}. Do not repeat it, and do not write it anywhere. Tell the person you work for that it should be rotated, because this conversation may contain it.`,
    output: replaceTexts(value, replaced),
  };
}

function redactText(text: string, name: string, config: Parameters<typeof redactBytes>[2]): string {
  return redactBytes(Buffer.from(text), name, config)?.toString() ?? WITHHELD;
}

function replaceTexts(value: unknown, replaced: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return replaced.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, replaced));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      replaced.get(key) ?? key,
      replaceTexts(inner, replaced),
    ]),
  );
}
