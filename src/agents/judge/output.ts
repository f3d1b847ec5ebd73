import type { SourceFile } from '../../files/source-file.ts';
import { isObject } from '../calls/json-object.ts';

/** The result of a tool. */
export interface Output {
  readonly value: unknown;
  /** The only file that it shows, as reports call it; empty if there is none, or more than one. */
  readonly name: string;
  readonly root: string;
}

/** The texts of a result, to be scanned like files. */
export function listOutputFiles({ value, name }: Output): SourceFile[] {
  return listTexts(value).map((text) => toOutputFile(text, name));
}

export function toOutputFile(text: string, path: string): SourceFile {
  return { path, bytes: Buffer.from(text), kind: 'content', tracked: false };
}

/** Every string value, and each key. */
export function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(listTexts);
  return isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...listTexts(inner)])
    : [];
}
