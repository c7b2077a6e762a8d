import { z } from 'zod';
import { reading } from './base.ts';
import { instantValue } from './values.ts';

export const workspaceInfo = z.object({
  kind: z.enum(['demo', 'database']),
  /** The file's name, or "Demo marketplace". */
  name: z.string(),
  /** Where the file lies, for the person at this machine. */
  location: z.string(),
  access: z.literal('read-only'),
  sizeBytes: z.number().int(),
  journal: z.enum(['rollback', 'wal']),
  /** Which release of Barterex wrote this schema, as far as its tables and columns tell. */
  schema: z.enum(['legacy', 'repaired', 'current', 'unknown']),
  /** Plain sentences about what this file does not have, and what that means. */
  missing: z.array(z.string()).readonly(),
  /** Null where the table is missing. */
  counts: z.object({
    users: z.number().int(),
    items: z.number().int(),
    orders: z.number().int().nullable(),
    trades: z.number().int().nullable(),
    attempts: z.number().int().nullable(),
  }),
  openedAt: instantValue,
});
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

export const workspaceContract = {
  get: reading.output(workspaceInfo),
};
