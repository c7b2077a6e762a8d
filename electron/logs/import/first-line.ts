import { createHash } from 'node:crypto';

/** Of a longer first line only this much tells one log from another. */
export const HEAD_BYTES = 4096;

/**
 * What a log is recognised by under any name: the hash of its first line. Null while that line is not complete, for
 * then it can still become any other.
 */
export function headHash(beginning: Uint8Array): string | null {
  const head = beginning.subarray(0, HEAD_BYTES);
  const lineFeed = head.indexOf(0x0a);
  if (lineFeed === -1 && head.length < HEAD_BYTES) return null;
  const line = lineFeed === -1 ? head : head.subarray(0, lineFeed + 1);
  return createHash('sha256').update(line).digest('hex');
}
