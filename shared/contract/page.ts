import { z } from 'zod';

/** A page is never larger than this, so that reading one never holds a lock on a live file for long (DESIGN section 6). */
export const LARGEST_PAGE = 500;

export const sortDirection = z.enum(['ascending', 'descending']);
export type SortDirection = z.infer<typeof sortDirection>;

/** What every list takes beside its own filter: `cursor` is the opaque `nextCursor` of the page before. */
export const pageRequest = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(LARGEST_PAGE).default(100),
});
export type PageRequest = z.infer<typeof pageRequest>;

/** A page of rows; `total` counts all rows that match the filter, `nextCursor` is null on the last page. */
export function page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row).readonly(), total: z.number().int(), nextCursor: z.string().nullable() });
}
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly nextCursor: string | null;
}
