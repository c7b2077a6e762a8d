import { z } from 'zod';
import type { Page } from '../../shared/contract/page.ts';
import { ConsoleError } from '../../shared/errors.ts';

/** Where a page of a list ended: the value of the column that it is sorted by, and the row's number. */
export interface Position {
  readonly value: string | number;
  readonly id: number;
}

const cursorContent = z.tuple([z.string(), z.union([z.string(), z.number()]), z.int()]);

/** `order` names the list's order, so that a cursor of another one is refused. */
function encodeCursor(order: string, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString('base64url');
}

/** Throws `BAD_INPUT` for what is not a cursor of this order; null without one. */
export function decodeCursor(order: string, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  let json: unknown = null;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // Not one of ours; said below.
  }
  const parsed = cursorContent.safeParse(json);
  if (!parsed.success || parsed.data[0] !== order) {
    throw new ConsoleError('BAD_INPUT', 'This page of the list cannot be found. Start the list again.', {
      field: 'cursor',
    });
  }
  const [, value, id] = parsed.data;
  return { value, id };
}

interface PageParts<Stored, Row> {
  /** One more than asked for tells whether there is a next page. */
  readonly stored: readonly Stored[];
  readonly limit: number;
  readonly total: number;
  readonly order: string;
  readonly positionOf: (stored: Stored) => Position;
  readonly toRow: (stored: Stored) => Row;
}

export function pageOf<Stored, Row>({
  stored,
  limit,
  total,
  order,
  positionOf,
  toRow,
}: PageParts<Stored, Row>): Page<Row> {
  const shown = stored.slice(0, limit);
  const last = stored.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(toRow),
    total,
    nextCursor: last === undefined ? null : encodeCursor(order, positionOf(last)),
  };
}
