import { createReadStream } from 'node:fs';
import { detectArchive } from '../archives/detect-archive.ts';
import type { Config } from '../config/config.ts';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { LARGE_BYTES } from '../files/read-windows.ts';
import { rewriteFile } from '../files/rewrite-file.ts';
import { breaksJson } from './breaks-json.ts';
import { findReplacements } from './find-replacements.ts';
import { KnownSecrets } from './known-secrets.ts';
import { FILE_SIZES, replace, StreamRedactor } from './stream-redactor.ts';

/**
 * Replaces the secrets in a file in one step; a file without secrets is not touched.
 * @param path of the file, not of a link
 * @param name of the file, for messages; its extension determines the format
 * @returns the number of replacements
 * @throws ScanError when a secret would be left, or the file would no longer be JSON; then it is unchanged
 */
export async function redactInPlace(path: string, name: string, config: Config): Promise<number> {
  let replaced = 0;
  await rewriteFile(path, async (chunks, write) => {
    replaced = await redactChunks(chunks, name, config, write);
    return replaced > 0;
  });
  return replaced;
}

/** The same, written elsewhere. @param write gets the whole content, part by part */
export async function redactFile(
  path: string,
  name: string,
  config: Config,
  write: (bytes: Buffer) => void,
): Promise<number> {
  try {
    return await redactChunks(createReadStream(path), name, config, write);
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    throw new ScanError(`${name} cannot be read: ${describeReason(cause)}`, { cause });
  }
}

async function redactChunks(
  chunks: AsyncIterable<Buffer>,
  name: string,
  config: Config,
  write: (bytes: Buffer) => void,
): Promise<number> {
  let pending: Buffer[] | undefined = [];
  let length = 0;
  const stream = new StreamRedactor(name, config, FILE_SIZES, (reason): never =>
    refuse(name, reason),
  );
  for await (const chunk of chunks) {
    if (pending) {
      pending.push(chunk);
      length += chunk.length;
      if (length <= LARGE_BYTES) continue;
      requireNoArchive(name, Buffer.concat(pending));
      for (const part of pending) write(stream.push(part));
      pending = undefined;
    } else write(stream.push(chunk));
  }
  if (!pending) {
    write(stream.end());
    return stream.replaced;
  }
  const { bytes, replaced } = redactWhole(Buffer.concat(pending), name, config);
  write(bytes);
  return replaced;
}

function redactWhole(
  bytes: Buffer,
  name: string,
  config: Config,
): { readonly bytes: Buffer; readonly replaced: number } {
  requireNoArchive(name, bytes);
  const known = new KnownSecrets();
  let redacted = bytes;
  let replaced = 0;
  // A secret that is found near the end may occur before it without a name.
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const { replacements, refused } = findReplacements(redacted, name, config, known);
    if (refused[0] !== undefined) refuse(name, refused[0]);
    if (replacements.length === 0) {
      if (replaced > 0 && breaksJson(bytes, redacted)) refuse(name, NO_JSON);
      return { bytes: redacted, replaced };
    }
    redacted = replace(redacted, 0, replacements);
    replaced += replacements.length;
  }
  return refuse(name, 'what is left in place of its secrets is taken for secrets again');
}

/** Nested layers are decoded one by one. */
const MAX_TURNS = 8;
const NO_JSON = 'it is JSON, and would no longer be valid without its secrets';

function requireNoArchive(name: string, bytes: Buffer): void {
  const format = detectArchive(bytes);
  if (!format) return;
  const kind = 'supported' in format ? format.supported : format.unsupported;
  refuse(
    name,
    `it is an archive (${kind}); unpack it, redact the files in it, and pack them again`,
  );
}

function refuse(name: string, reason: string): never {
  throw new ScanError(`${name} cannot be redacted: ${reason}`);
}
