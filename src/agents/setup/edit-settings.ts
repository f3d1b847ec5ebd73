import { ScanError } from '../../errors/errors.ts';
import { addToJsonList, addToJsonObject } from '../../text/add-to-json-list.ts';
import { takeFromJson } from '../../text/take-from-json.ts';
import { isObject } from '../calls/json-object.ts';
import { parseConfig } from '../../config/parse-config.ts';

/** An entry in the settings of an agent: under `hooks` and the name of its event. */
export interface HookEntry {
  readonly event: string;
  readonly value: object;
}

/** How an agent writes its hooks. */
export interface EntryFormat {
  /** Whether an entry calls keyfence. */
  readonly isOwn: (entry: unknown) => boolean;
  /** What a new file contains besides the hooks. */
  readonly base: Readonly<Record<string, unknown>>;
}

/**
 * Settings with these hooks of keyfence and no other ones of it. The rest stays as it is, comments included.
 * @param path of the file, for messages
 * @throws ScanError when they cannot be read
 */
export function putHooks(
  path: string,
  text: string | undefined,
  entries: readonly HookEntry[],
  format: EntryFormat,
): string {
  const hooks = Object.fromEntries(entries.map(({ event, value }) => [event, [value]]));
  if (text === undefined || text.trim() === '')
    return `${JSON.stringify({ ...format.base, hooks }, undefined, 2)}\n`;
  const wanted = new Map(entries.map((entry) => [entry.event, entry.value]));
  let edited = removeHooks(
    path,
    text,
    format,
    (event, value) => JSON.stringify(wanted.get(event)) === JSON.stringify(value),
  );
  if (parse(path, edited)['hooks'] === undefined)
    return addToJsonObject(path, edited, [], 'hooks', hooks);
  for (const { event, value } of entries.toReversed()) {
    const isThere = listEntries(path, edited, event).some((entry) => format.isOwn(entry));
    if (!isThere) edited = addToJsonList(path, edited, ['hooks'], event, value);
  }
  return edited;
}

/**
 * Settings without the hooks of keyfence.
 * @param isKept whether a hook of keyfence stays
 */
export function removeHooks(
  path: string,
  text: string,
  { isOwn }: EntryFormat,
  isKept: (event: string, value: unknown) => boolean = () => false,
): string {
  let edited = text;
  const hooks = parse(path, text)['hooks'];
  for (const event of isObject(hooks) ? Object.keys(hooks) : []) {
    const entries = listEntries(path, edited, event);
    const gone = entries.flatMap((entry, at) =>
      isOwn(entry) && !isKept(event, entry) ? [at] : [],
    );
    if (gone.length === 0) continue;
    if (gone.length === entries.length) edited = takeFromJson(edited, ['hooks', event]);
    else for (const at of gone.reverse()) edited = takeFromJson(edited, ['hooks', event, at]);
  }
  const left = parse(path, edited)['hooks'];
  const isEmpty = isObject(left) && Object.keys(left).length === 0;
  return isEmpty && edited !== text ? takeFromJson(edited, ['hooks']) : edited;
}

/** Whether the settings contain nothing but what a new file would. */
export function holdsNothing(path: string, text: string, { base }: EntryFormat): boolean {
  return JSON.stringify(parse(path, text)) === JSON.stringify(base);
}

/** Every hook of keyfence in the settings, with its event. */
export function listOwnHooks(path: string, text: string, { isOwn }: EntryFormat): HookEntry[] {
  const hooks = parse(path, text)['hooks'];
  return Object.keys(isObject(hooks) ? hooks : {}).flatMap((event) =>
    listEntries(path, text, event)
      .filter((entry) => isOwn(entry))
      .map((value) => ({ event, value: value as object })),
  );
}

function listEntries(path: string, text: string, event: string): readonly unknown[] {
  const hooks = parse(path, text)['hooks'];
  if (hooks !== undefined && !isObject(hooks)) throw refuse(path, '"hooks" is no object');
  const entries = hooks?.[event];
  if (entries !== undefined && !Array.isArray(entries))
    throw refuse(path, `"hooks.${event}" is no list`);
  return entries ?? [];
}

function parse(path: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = parseConfig(text, path);
  } catch (cause) {
    throw new ScanError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  if (!isObject(value)) throw refuse(path, 'it holds no object');
  return value;
}

function refuse(path: string, why: string): ScanError {
  return new ScanError(`${path} cannot be extended: ${why}; fix it, or add the hooks by hand`);
}
