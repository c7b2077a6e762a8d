import { z } from 'zod';
import { ConsoleError } from '../../../shared/errors.ts';

/** The last row of a page: what it was sorted by, and its id. */
export interface Position {
  readonly value: string | number | null;
  readonly id: number;
}

const content = z.tuple([z.string(), z.union([z.string(), z.number(), z.null()]), z.int()]);

/** Opaque to everybody else. `order` names the list and its order, so that no other list takes the cursor. */
export function encodeCursor(order: string, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString('base64url');
}

/** Null for the first page; `BAD_INPUT` for what this list did not give. */
export function decodeCursor(order: string, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const parsed = content.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success || parsed.data[0] !== order) {
    throw new ConsoleError('BAD_INPUT', 'This page of the list cannot be found. Start the list again.', {
      field: 'cursor',
    });
  }
  const [, value, id] = parsed.data;
  return { value, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
