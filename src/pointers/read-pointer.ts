import type { SourceFile } from '../files/source-file.ts';
import { mayBePointer } from './may-be-pointer.ts';
import { parseAnnex } from './parse-annex.ts';
import { isDvcFile, parseDvc } from './parse-dvc.ts';
import { parseLfs } from './parse-lfs.ts';
import type { Pointer } from './pointer.ts';

/** A possible pointer. The path is absent if it is unknown. */
export type MaybePointer = Pick<SourceFile, 'bytes' | 'kind'> & { readonly path?: string };

/** Parses a pointer; `undefined` if the file is not one. */
export function readPointer({ bytes, kind, path }: MaybePointer): Pointer | undefined {
  if (kind !== 'content' && kind !== 'target') return undefined;
  if (!mayBePointer(bytes)) return undefined;
  const text = bytes.toString();
  if (kind === 'target') return parseAnnex(text, kind);
  const mayBeDvc = path === undefined || isDvcFile(path);
  return parseLfs(text) ?? parseAnnex(text, kind) ?? (mayBeDvc ? parseDvc(text) : undefined);
}
