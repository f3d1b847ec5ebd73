import { makeMessageFilter, MESSAGE_BYTES, OTHER_BYTES } from '../../src/lint/message-filter.ts';

/** What the extended regular expression says to `grep -i`, as JavaScript writes it. */
const FILTER = new RegExp(
  makeMessageFilter()
    .replaceAll('[[:space:]]', '[\\t\\v\\f\\r ]')
    .replaceAll('[:blank:]', ' \\t')
    .replaceAll('[[', '[\\['),
  'i',
);
const TAR_BLOCK = 512;

/** Whether `hook.sh` clears a message by itself, as it does in shell. */
export function clearsMessage(bytes: Buffer): boolean {
  if (bytes.length >= MESSAGE_BYTES || bytes.length % TAR_BLOCK === 0) return false;
  const lines = bytes.toString('latin1').replace(/[^\t\n\r -~\x80-\xff]/g, OTHER_BYTES);
  return !lines.split('\n').some((line) => FILTER.test(line));
}
