import { z } from 'zod';
import { ConsoleError } from '../../../shared/errors.ts';

/** The last record of a page. */
export interface RecordPosition {
  readonly time: number;
  readonly id: number;
}

const content = z.tuple([z.literal('logs'), z.int(), z.int()]);

/** Opaque to everybody else. */
export function encodeRecordCursor({ time, id }: RecordPosition): string {
  return Buffer.from(JSON.stringify(['logs', time, id])).toString('base64url');
}

/** Null for the first page; `BAD_INPUT` for what this list did not give. */
export function decodeRecordCursor(cursor: string | undefined): RecordPosition | null {
  if (cursor === undefined) return null;
  const parsed = content.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) {
    throw new ConsoleError('BAD_INPUT', 'This page of the list cannot be found. Start the list again.', {
      field: 'cursor',
    });
  }
  const [, time, id] = parsed.data;
  return { time, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
