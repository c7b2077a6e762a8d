import { parseHead } from '../parse/record.ts';
import type { LogFile } from './log-file.ts';

const SAMPLE_BYTES = 64 * 1024;

/**
 * Whether a file reads like a log of Barterex: null when it does, or when there is too little in it to tell;
 * otherwise why not, in a sentence.
 */
export async function whyNoLog(file: LogFile, size: number): Promise<string | null> {
  const beginning = await file.beginning(SAMPLE_BYTES);
  if (beginning.length === 0 || hasLogLine(beginning)) return null;
  if (isUtf16(beginning)) return 'This file is UTF-16 text. Save it as UTF-8 and add it again.';
  // A long traceback, another program's greeting, or a hole can stand before the first line.
  if (!file.isCompressed && size > SAMPLE_BYTES) {
    for await (const end of file.chunks(size - SAMPLE_BYTES)) {
      if (hasLogLine(end)) return null;
    }
  }
  if (beginning.includes(0)) return 'This is not a text file: binary, encrypted or damaged.';
  if (!beginning.includes(0x0a) && beginning.length < SAMPLE_BYTES) return null;
  return 'No line in this file reads like a line of a Barterex log.';
}

function hasLogLine(bytes: Uint8Array): boolean {
  return new TextDecoder('utf-8')
    .decode(bytes)
    .split('\n')
    .some((line) => parseHead(line) !== null);
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
